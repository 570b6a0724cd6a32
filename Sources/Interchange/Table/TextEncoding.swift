/// How the letters of a file became bytes.
public enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// Also what files call Latin-1 or ISO 8859-1: where the two differ, nothing but Windows-1252 is ever meant.
  case windows1252 = "windows-1252"

  private static let others: [String: TextEncoding] = [
    "utf8": .utf8, "utf-16": .utf16LittleEndian, "utf16": .utf16LittleEndian, "cp1252": .windows1252,
    "ansi": .windows1252, "latin-1": .windows1252, "latin1": .windows1252, "iso-8859-1": .windows1252,
  ]

  init?(name: String) {
    let name = name.lowercased()
    guard let found = TextEncoding(rawValue: name) ?? TextEncoding.others[name] else { return nil }
    self = found
  }

  static var names: String { "utf-8, utf-16, utf-16le, utf-16be, windows-1252 or latin-1" }

  /// UTF-16 shows by its mark, or by the zeros beside the letters of a header; nil: UTF-8, or a code of one byte a letter.
  init?(sniffed head: ArraySlice<UInt8>) {
    if head.starts(with: [0xFF, 0xFE]) {
      self = .utf16LittleEndian
    } else if head.starts(with: [0xFE, 0xFF]) {
      self = .utf16BigEndian
    } else {
      let pairs = Array(head.prefix(TextEncoding.sniffed))
      guard pairs.count >= 4 else { return nil }
      let even = stride(from: 0, to: pairs.count - 1, by: 2).filter { pairs[$0] == 0 }.count
      let odd = stride(from: 1, to: pairs.count, by: 2).filter { pairs[$0] == 0 }.count
      let half = pairs.count / 2
      // Nearly every letter of a header is ASCII, so that its other byte is zero.
      if odd * 4 >= half * 3, even == 0 {
        self = .utf16LittleEndian
      } else if even * 4 >= half * 3, odd == 0 {
        self = .utf16BigEndian
      } else {
        return nil
      }
    }
  }

  private static let sniffed = 256
}

/// The letters of Windows-1252 from 0x80 to 0x9F; zero where it has none. All others are those of Unicode.
enum Windows1252 {
  private static let high: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  static func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    let code = high[Int(byte) - 0x80]
    return code == 0 ? nil : Unicode.Scalar(code)
  }
}
