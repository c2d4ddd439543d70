//! The Danish words that no rule brings together, or that the rules would bring together wrongly.
//!
//! How to add a line. `barn: børn børnene` – the forms behind the colon get the stem that the rules give the first
//! word; list only what the rules miss. `sige = siger sagde` – all of them get the first word as it stands as their
//! stem; list every form, so that the word is kept apart from others (sige from sig). Never the genitive or passive
//! -s, which is taken off first.

/// Verbs, with their strong and mixed past forms. Each also stands for itself behind particles: tage for vedtage,
/// modtage, genoptage. Whole words only: opgav is of opgive, opgave is not.
pub(super) const VERBS: &str = "
binde: bandt bundet bundne
blive: blev blevet blevne
bringe: bragte bragt
bryde: brød brudt brudte
byde: bød budt budte budet budne
bære: bar båret bårne
drage: drog
drikke: drak drukket drukne
drive: drev drevet drevne
finde: fandt fundet fundne
flyde: flød
flyve: fløj fløjet
fryse: frøs frosset frosne
følge: fulgte fulgt
falde: faldne
give: gav givne
glide: gled gledet
gribe: greb grebet grebne
græde: græd
gøre: gjorde gjort gjorte
holde: holdne
hjælpe: hjalp hjulpet hjulpne
hænge: hang
komme: komne
kvæle: kvalte kvalt
krybe: krøb krøbet
lade: lod
lyde: lød
lyse: lyste lyst
lyve: løj løjet
lægge = lægger lagde lagt lagte læggende læggere læggeren
nyde: nød
operere = opererer opererede opereret opererende
række: rakte rakt
rive: rev revet revne
ryge: røg røget
skride: skred skredet skredne
skrive: skrev skrevet skrevne
skyde: skød skudt skudte
skære: skar skåret skårne
smøre: smurte smurt
snyde: snød
springe: sprang sprunget sprungne
spørge: spurgte spurgt
stige: steg steget stegne
stikke: stak stukket stukne
stjæle: stjal stjålet stjålne
strække: strakte strakt
stryge: strøg strøget strøgne
svinde: svandt svundet svundne
synge: sang sunget sungne
synke: sank sunket sunkne
sælge: solgte solgt
sætte: satte sat
tage: tog tagne
træde: trådte trådt
træffe: traf truffet trufne
trække: trak trukket trukne
tryde: trød trudt
tvinge: tvang tvunget tvungne
vige: veg veget vegne
vinde: vandt vundet vundne
vælge: valgte valgt
vække: vakte vakt
føre = fører førte ført førende førere føreren
rette = retter rettet rettede rettende
bo = bor boede boet boende
få = får fik fået fås
gå = går gik gået gåede gående
ligge = ligger lå ligget liggende
nå = når nåede nået nås
se = ser så set ses sete seende
sidde = sidder sad siddet siddende
sige = siger sagde sagt sagte sigende
slå = slår slog slået slås slående
stå = står stod stået stående
tro = tror troede troet troende
tjene = tjener tjente tjent tjenende tjenere tjeneren tjenerne
gælde = gælder gjaldt gældt gældende
skabe = skaber skabte skabt skabende
";

/// Nouns. Each also stands for itself as the last part of a compound: børn for plejebørn.
pub(super) const NOUNS: &str = "
barn: børn børnene
mand: mænd mændene
tand: tænder tænderne
hånd: hænder hænderne
fod: fødder fødderne
rod: rødder rødderne
bog: bøger bøgerne
nat: nætter nætterne
stad: stæder stæderne
stang: stænger stængerne
kraft: kræfter kræfterne
bonde: bønder bønderne
mor: mødre mødrene
far: fædre fædrene
bror: brødre brødrene brødren
datter: døtre døtrene
aften: aftn
forum: fora foraene forums forumm
faktum: fakta faktaene faktummer
visum: visa
konto: konti kontiene
saldo: saldi
løn: lønninger lønningerne
komité = komite komiteen komitéen komiteer komitéer komiteerne
risiko: risici risiciene
kursus: kurser kurserne kurset kursene
bonus: boni
eksamen: eksaminer eksaminerne
leksikon: leksika
kasserer = kasserere kassereren kassererne
politiker = politikere politikeren politikerne
museum = museer museet museerne museums
våben = våbn våbnet
borger = borgere borgeren borgerne
procent = procenten procenter procenterne procentens
center = centeret centret centre centrene centerets
stue = stuen stuer stuerne
tjeneste = tjenesten tjenester tjenesterne
billet = billetten billetter billetterne
tablet = tabletten tabletter tabletterne
filter = filteret filtret filtre filtrene
vinter = vinteren vintre vintrene
sommer = sommeren somre somrene
kammer = kammeret kamre kamrene
hjerte = hjertet hjerter hjerterne
";

/// Words that stand alone: adjectives compared with another vowel, and words too short for the rules or too like others.
pub(super) const WORDS: &str = "
stor: større størst største
god: bedre bedst bedste
ung: yngre yngst yngste
lang: længere længst længste
høj: højst højste
nær: nærmere nærmest nærmeste
tung: tynger
lille = små småt smås lillebitte
ældre = ældst ældste
mindre =
mindst = mindste
mange =
flere =
flest = fleste
ny = nyt nye nyere nyest nyeste nyes
fri = frit frie friere friest frieste
blå = blåt blåe
grå = gråt gråe
rå = råt
åben = åbent åbne åbner åbnede åbnet åbnende åbnere
voksen = voksent voksne
moden = modent modne
egen = eget egne
mene = mener mente ment menende
intern = internt interne
ekstern = eksternt eksterne
lav = lavt lave lavere lavest laveste
let = lette lettere lettest letteste
tæt = tætte tættere tættest tætteste
flot = flotte flottere flottest flotteste
rest = resten rester resterne
lås = låsen låse låsene
vandre = vandrer vandrede vandret vandrere vandreren vandrerne
fast = faste fastere
håndtere = håndterer håndterede håndteret
sortere = sorterer sorterede sorteret
tale = talen taler talerne talte talt talende
almen = alment almene
lager = lageret lagre lagrene
ske = sker skete sket
først = første
sidst = sidste
næst = næste
hver =
true = truer truede truet truende
sigt = sigte sigter sigtet sigtede
art = arten arter arterne
salt = saltet salte
sen = sent sene
ren = rent rene renere renest reneste
pæn = pænt pæne
grøn = grønt grønne
moderne =
fremmed = fremmede
hundrede = hundreder hundred
rente = renten renter renterne
læge = lægen læger lægerne
lokale = lokalet lokaler lokalerne
orden = ordenen
ordne = ordner ordnede ordnet
ordning = ordningen ordninger ordningerne
ordre = ordren ordrer ordrerne
levere = leverer leverede leveret
parkere = parkerer parkerede parkeret
markere = markerer markerede markeret
forene = forener forenede forenet
fuldende = fuldender fuldendte fuldendt
fortælle: fortalte fortalt
plante = planten planter planterne plantede plantet
vente = venter ventede ventet ventende
hente = hent henter hentede hentet
brande = brandes
have = haven haver haverne
har = havde haft
være = er var været værende
kunne = kan kunnet
skulle = skal skullet
ville = vil villet
måtte = må måttet
burde = bør burdet
idé = ide ideer ideen ideerne idéer idéen idéerne
ø = øen øer øerne
å = åen åer åerne
ko = koen køer køerne koer
tå = tåen tæer tæerne
øje = øjet øjne øjnene
øre = øret ører ørerne
gås = gåsen gæs gæssene
and = ænder ænderne
toget = togene
skab = skabet skabene
gæld = gælden
vare = varen varer varerne
offer = offeret ofret ofre ofrene
due = duen duer duerne
frue = fruen fruer fruerne
sky = skyen skyer skyerne
";

/// Words with an ending to the eye only: kost is not a form of kos, plads none of plad. Their forms are found by rule;
/// also at the end of compounds (arbejdsplads).
pub(super) const KEPT: &str = "
plads kreds gods tilfreds palads spids hals puls vals dans sans vers kurs børs moms indeks boks gips tips korps
chips kollaps gas glas kompas atlas kaos instruks kryds stillads sats proces succes kongres ekspres kompres fælles
demens licens tendens frekvens konsekvens sekvens resistens eksistens assistens evidens kontinens abstinens
intelligens prævalens sport fart part vært start sort port bort hjort kort post test fest kost frist takst tekst
kunst vækst kyst lyst list last kast hest vest øst gæst høst bryst attest asbest arrest manifest protest forrest
rust kant vægt vagt magt jagt bugt pligt takt punkt internet
";

/// Little words and names: only as they stand.
pub(super) const FIXED: &str = "
aldrig alene alle allerede alt altid anden andet andre at brød de dels dem den denne dens der deres derfor dermed
det dette dig din disse du efter eller ellers én en end endda endnu ene eneste engang enhver ens enten ét et femten
fest for foran forbi fordi fra frem fremmest før gled greb ham han hans heller hellere hen hende hendes her herfra
hos hvem hverken hvert hvis hvor hvorfor hvornår i idet igen igennem ikke imellem imens imod ind inde inden inderst
indre ingen intet jeg jer kun langs lyst man med medens meget mellem men mens mest mig min mod måske ned nede neden
nogen noget nogle nu næppe næsten når og også om omkring op oppe os ovenpå over på sammen samt sang seks selv siden
sig sin som så sådan således til tit tvang tværs ud ude uden under ved vedr vedt venstre vi videre visse vor yderst
ydre
anders andersen andreasen ane anne assens bente bertelsen birgitte carlsen christensen christiansen clausen
danielsen ditte else eriksen frandsen frederiksen grethe hanne hansen helle henriksen ikast inge jacobsen jakobsen
jens jensen jeppesen jespersen jette johannsen johansen jørgensen karen karsten kirsten knudsen kristensen
kristiansen lars larsen lauridsen lauritsen lene lise lone louise mads madsen markussen mathiesen mette mikkelsen
mogensen morten mortensen nicolaisen niels nielsen nilsen olesen olsen paulsen pedersen pernille petersen poulsen
randers rasmussen rikke simonsen steen steffensen svendsen søren sørensen thomsen thorsen tine torben tove trine
villadsen winther
";
