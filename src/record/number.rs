//! Numbers in few bytes (LEB128): seven bits a byte, the lowest first; all bytes but the last have their highest bit set.

/// Writes a number.
pub(crate) fn push_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Reads a number of at most five bytes, and what it is read from is behind it.
pub(crate) fn read_number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for place in 0..5 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7F) << (7 * place);
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// Writes some bytes behind their length.
pub(crate) fn push_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    push_number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// Reads some bytes that stand behind their length, and what they are read from is behind them.
pub(crate) fn read_bytes<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = usize::try_from(read_number(bytes)?).ok()?;
    let (read, behind) = bytes.split_at_checked(length)?;
    *bytes = behind;
    Some(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_were_written() {
        for number in [0, 1, 127, 128, 300, 1 << 20, u64::from(u32::MAX)] {
            let mut bytes = Vec::new();
            push_number(&mut bytes, number);
            let mut rest = bytes.as_slice();
            assert_eq!((read_number(&mut rest), rest.len()), (Some(number), 0));
            assert_eq!(read_number(&mut &bytes[..bytes.len() - 1]), None);
        }
        assert_eq!(read_number(&mut [0xFF; 9].as_slice()), None);
    }

    #[test]
    fn bytes_are_read_as_they_were_written() {
        for length in [0, 1, 127, 128, 300] {
            let mut bytes = Vec::new();
            push_bytes(&mut bytes, &vec![b'a'; length]);
            bytes.push(b'b');
            let mut rest = bytes.as_slice();
            assert_eq!((read_bytes(&mut rest), rest), (Some(&*vec![b'a'; length]), &b"b"[..]));
            assert_eq!(read_bytes(&mut &bytes[..length.min(1)]), None);
        }
    }
}
