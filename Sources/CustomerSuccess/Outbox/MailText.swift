/// A message as the text that mail programs read (RFC 5322): headers, a blank line, the body in quoted-printable (RFC 2045).
public struct MailText: Hashable, Sendable {
  /// Who it is from or goes to.
  public struct Person: Hashable, Sendable {
    /// Empty where none is known.
    public var name: String
    public var address: MailAddress

    public init(name: String, address: MailAddress) {
      self.name = name
      self.address = address
    }

    /// Nil for what is neither `ana@example.com` nor `Ana Ruiz <ana@example.com>`.
    public init?(_ text: String) {
      let text = text.withoutOuterBlanks
      guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else {
        guard let address = MailAddress(text) else { return nil }
        self.init(name: "", address: address)
        return
      }
      guard let address = MailAddress(String(text[text.index(after: open)...].dropLast())) else { return nil }
      let name = String(text[..<open]).withoutOuterBlanks
      self.init(
        name: name.hasPrefix("\"") && name.hasSuffix("\"") ? String(name.dropFirst().dropLast()) : name,
        address: address)
    }
  }

  public var from: Person
  public var to: Person
  public var replyTo: MailAddress?
  public var subject: String
  public var body: String
  public var date: Instant
  public var zone: Zone
  /// The same however often the message is handed over, so that a mailbox can tell a second one.
  public var id: String

  public init(
    from: Person, to: Person, replyTo: MailAddress? = nil, text: MessageText, date: Instant, zone: Zone, id: String
  ) {
    self.from = from
    self.to = to
    self.replyTo = replyTo
    subject = text.subject
    body = text.body
    self.date = date
    self.zone = zone
    self.id = id
  }

  public enum LineEnd: String, Sendable {
    /// As mail commands take it on their standard input.
    case command = "\n"
    /// As files of it have it.
    case file = "\r\n"
  }

  public func written(_ end: LineEnd) -> String {
    var lines = [
      "Date: \(dateWords)", "From: \(header(from))", "To: \(header(to))",
    ]
    if let replyTo { lines.append("Reply-To: \(replyTo.text)") }
    let domain = from.address.text.split(separator: "@").last ?? "localhost"
    lines += [
      "Subject: \(EncodedWords.text(subject, after: "Subject: ".count))", "Message-ID: <\(id)@\(domain)>",
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "",
    ]
    lines += QuotedPrintable.lines(body)
    return lines.joined(separator: end.rawValue).replacing(EncodedWords.fold, with: end.rawValue + " ") + end.rawValue
  }

  /// `Sun, 29 Nov 2026 08:12:00 +0100`
  private var dateWords: String {
    let local = zone.local(date)
    let (year, month, day) = local.date.civil
    let offset = local.offset ?? 0
    let sign = offset < 0 ? "-" : "+"
    let time = [local.secondOfDay / 3600, local.secondOfDay / 60 % 60, local.secondOfDay % 60].map(Self.two)
    let monthName = LocalDate.monthNames[month - 1].prefix(3)
    return """
      \(local.date.weekday.rawValue.capitalizedFirst.prefix(3)), \(day) \(monthName) \(year) \(time.joined(separator: ":")) \
      \(sign)\(Self.two(abs(offset) / 3600))\(Self.two(abs(offset) / 60 % 60))
      """
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private func header(_ person: Person) -> String {
    guard !person.name.isBlank else { return person.address.text }
    let isPlain = person.name.utf8.allSatisfy {
      $0 > 31 && $0 < 127 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    return isPlain
      ? "\"\(person.name)\" <\(person.address.text)>"
      : "\(EncodedWords.text(person.name, after: "From: ".count))\(EncodedWords.fold)<\(person.address.text)>"
  }
}

/// Headers carry letters beyond ASCII as encoded words (RFC 2047).
private enum EncodedWords {
  /// Where a header goes on in the next line.
  static let fold = "\u{F0002}"

  static func text(_ text: String, after used: Int) -> String {
    let isPlain = text.utf8.allSatisfy { $0 > 31 && $0 < 127 } && !text.contains("=?")
    guard !isPlain || used + text.utf8.count > 900 else { return text }
    var words: [String] = []
    var word = ""
    // A letter is never parted, and no word is longer than mail programs have to take.
    for character in text {
      let code = character.utf8.map(code).joined()
      if word.count + code.count > 75 - "=?utf-8?q??=".count - (words.isEmpty ? used : 1) {
        words.append(word)
        word = ""
      }
      word += code
    }
    return (words + [word]).map { "=?utf-8?q?\($0)?=" }.joined(separator: fold)
  }

  private static func code(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      String(UnicodeScalar(byte))
    case UInt8(ascii: " "): "_"
    default: QuotedPrintable.code(byte)
    }
  }
}

private enum QuotedPrintable {
  /// The longest line, the mark of its going on included.
  private static let longest = 76

  static func lines(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap { lines(of: $0) }
  }

  private static func lines(of line: Substring) -> [String] {
    let bytes = Array(line.utf8)
    var (lines, current) = ([String](), "")
    for index in bytes.indices {
      var piece = piece(bytes[index...], beginsLine: current.isEmpty)
      if current.count + piece.count > longest - 1 {
        lines.append(current + "=")
        current = ""
        piece = Self.piece(bytes[index...], beginsLine: true)
      }
      current += piece
    }
    return lines + [current]
  }

  /// The first of what is left. Mail programs read a lone dot as the end, and change lines that begin with `From `:
  /// lines as they are written, also where a long one goes on.
  private static func piece(_ rest: ArraySlice<UInt8>, beginsLine: Bool) -> String {
    guard let byte = rest.first else { return "" }
    return switch byte {
    case UInt8(ascii: "="): code(byte)
    case UInt8(ascii: ".") where beginsLine: code(byte)
    case UInt8(ascii: "F") where beginsLine && rest.starts(with: "From ".utf8): code(byte)
    case 32, 9: rest.count == 1 ? code(byte) : String(UnicodeScalar(byte))
    case 33...126: String(UnicodeScalar(byte))
    default: code(byte)
    }
  }

  static func code(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "=" + (digits.count < 2 ? "0" : "") + digits
  }
}
