"""Times every shape at SIZE and FACTOR times SIZE: drive.py BINARY SIZE [FACTOR [NAME...]]; prints what is slow, large or more than linear."""

import subprocess,sys,re
from concurrent.futures import ThreadPoolExecutor
B=sys.argv[1]; n=int(sys.argv[2]); k=int(sys.argv[3]) if len(sys.argv)>3 else 4; names=sys.argv[4:] or subprocess.run([B,"list"],capture_output=True,text=True).stdout.split()
def one(name,size,ext,pc=False):
    try: r=subprocess.run([B,name,str(size),ext]+(["pc"] if pc else []),capture_output=True,text=True,timeout=25)
    except subprocess.TimeoutExpired: return 25000.0,0,0,"TIMEOUT"
    m=re.match(r"(\d+) ms (\d+) bytes (\d+) json (\d+)",r.stdout)
    if pc:
        m=re.match(r"(\d+) ms",r.stdout); return float(m[1]) if m else -1
    if not m: return -1,0,0,"CRASH "+r.stderr.strip()[-200:]
    return float(m[1]),int(m[4])//1024,int(m[3]),""
def job(a):
    name,ext=a
    t1,_,_,e=one(name,n,ext)
    if t1>20000 or e: return name,ext,t1,t1,0,0,e
    t2,rss,json,e=one(name,n*k,ext)
    return name,ext,t1,t2,rss,json,e
with ThreadPoolExecutor(2) as ex:
    for name,ext,t1,t2,rss,json,e in ex.map(job,[(x,y) for x in names for y in("md","txt")]):
        ratio=t2/max(t1,1)
        permb=t2/(n*k/1e6)
        jr=json/(n*k)
        flag="***" if e or (ratio>k*1.5 and t2>60) or permb>800 or jr>6 or rss/(n*k/1e6)>60 else ""
        if flag or len(sys.argv)>4: print(f"{name:22} {ext:3} {t1:7.0f} {t2:7.0f} x{ratio:5.1f} {permb:8.0f} ms/MB rss {rss} MB json x{jr:.1f} {e} {flag}",flush=True)
