internal import CNcurses

/// The bytes of typed and pasted text, put together to characters. Terminals of this century send UTF-8, whatever the locale
/// of the program says: under LC_ALL=C too. Only a locale that names another coding is taken at its word.
///
/// No byte is lost: what is no character shows as U+FFFD, and takes nothing of what stands around it along.
struct TypedBytes {
  enum Coding { case utf8, locale }

  private let coding: Coding
  private var pending: [UInt8] = []

  init(_ coding: Coding = .utf8) { self.coding = coding }

  /// A character has begun and not ended.
  var hasBegun: Bool { !pending.isEmpty }

  /// Takes a byte and answers what is complete with it.
  mutating func take(_ byte: UInt8) -> [Unicode.Scalar] {
    coding == .utf8 ? takeUTF8(byte) : takeByLocale(byte)
  }

  /// Gives up waiting for the rest of what has begun.
  mutating func finish() -> [Unicode.Scalar] {
    defer { pending = [] }
    return pending.isEmpty ? [] : [TypedBytes.replacement]
  }

  private static let replacement: Unicode.Scalar = "\u{FFFD}"

  private mutating func takeUTF8(_ byte: UInt8) -> [Unicode.Scalar] {
    pending.append(byte)
    var scalars: [Unicode.Scalar] = []
    while let first = pending.first {
      let length = TypedBytes.length(first)
      guard length > 0, TypedBytes.mayGoOn(pending.prefix(max(1, length))) else {
        // As the standard has it: the longest beginning of a character is one mistake, and what follows is read anew.
        let wrong = max(1, (1..<max(2, min(pending.count, 4))).last { TypedBytes.mayGoOn(pending.prefix($0)) } ?? 1)
        scalars.append(TypedBytes.replacement)
        pending.removeFirst(wrong)
        continue
      }
      guard pending.count >= length else { return scalars }
      let text = String(decoding: pending.prefix(length), as: UTF8.self)
      scalars += text.unicodeScalars
      pending.removeFirst(length)
    }
    return scalars
  }

  /// How many bytes a character has that begins so; 0 where none does.
  private static func length(_ first: UInt8) -> Int {
    switch first {
    case 0x00...0x7F: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  /// These bytes are the beginning, or all, of one character.
  private static func mayGoOn(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, length(first) > 0 else { return false }
    let rest = bytes.dropFirst()
    guard let second = rest.first else { return true }
    let least: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
    let most: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
    return (least...most).contains(second) && rest.dropFirst().allSatisfy { (0x80...0xBF).contains($0) }
  }

  private mutating func takeByLocale(_ byte: UInt8) -> [Unicode.Scalar] {
    pending.append(byte)
    var code: UInt32 = 0
    let found = nc_decode(pending, Int32(pending.count), &code)
    if found == 0 { return [] }
    pending = []
    return [found > 0 ? Unicode.Scalar(code) ?? TypedBytes.replacement : TypedBytes.replacement]
  }
}
