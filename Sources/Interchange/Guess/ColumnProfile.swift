import CustomerSuccess

/// What a column's values have in common, as far as they were looked at.
struct ColumnProfile: Hashable, Sendable {
  /// So many different values are kept.
  static let kept = 60

  let name: String
  private(set) var filled = 0
  /// Different values, in the order in which they came; none more once there are too many to be choices.
  private(set) var values: [String] = []
  private(set) var hasMore = false
  /// How often each of them stands there.
  private(set) var counts: [String: Int] = [:]
  /// What stands for nothing, such as `-` and `n/a`.
  private(set) var dashes: Set<String> = []
  private var seen: Set<String> = []
  /// Values that are numbers by their type wherever they stand, so that nothing follows from how they are written.
  private var typed: Set<String> = []
  private var forms: Set<String> = []
  /// Fingerprints of the first values, to tell whether each is another.
  private var prints: Set<Int> = []
  /// Values that stand in several rows, and in how many, as far as they were compared.
  private(set) var again: [String: Int] = [:]
  /// So many values are enough to tell it.
  private static let compared = 2000

  init(name: String) { self.name = name }

  /// Values that are texts.
  var texts: [String] { values.filter { !typed.contains($0) } }

  /// `isNumber`: by the cell's type.
  mutating func take(_ text: String, isNumber: Bool = false) {
    let text = text.trimmingBlanks()
    guard !text.isEmpty else { return }
    guard !Placeholders.isNothing(text), !CurrencySign.isNothing(text) else {
      dashes.insert(text)
      return
    }
    filled += 1
    if filled <= ColumnProfile.compared, !prints.insert(text.hashValue).inserted { again[text, default: 1] += 1 }
    if counts[text] != nil || values.count < ColumnProfile.kept { counts[text, default: 0] += 1 }
    guard !seen.contains(text) else {
      if !isNumber { typed.remove(text) }
      return
    }
    let form = isNumber ? ColumnProfile.form(text) + "#" : ColumnProfile.form(text)
    let isNew = forms.count < ColumnProfile.kept && forms.insert(form).inserted
    if values.count >= ColumnProfile.kept {
      hasMore = true
      // What is written otherwise than all before it may speak against what they prove.
      guard isNew else { return }
    }
    seen.insert(text)
    values.append(text)
    if isNumber { typed.insert(text) }
  }

  /// `1.500` → `0.000`: how a text is written, whatever it says; words are all alike.
  private static func form(_ text: String) -> String {
    var form = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): form.append("0")
      case 0x21...0x2F, 0x3A...0x40: form.unicodeScalars.append(Unicode.Scalar(byte))
      default: if form.last != "a" { form.append("a") }
      }
    }
    return form
  }

  /// What stands for nobody where it is a column of people.
  var nobody: [String] { dashes.sorted() + values.filter { Placeholders.isNobody($0) } }

  /// Some value stands in several rows.
  var isRepeated: Bool { !again.isEmpty }

  /// What keeps it from telling so many rows apart, such as `K-11 in 2 rows and blank in 1 row`; empty where nothing does.
  func sharing(in rows: Int) -> String {
    let shared = again.sorted { $0.key < $1.key }.map { "\($0.key) in \(counted($0.value, "row"))" }
    let blank = filled < rows ? "blank in \(counted(rows - filled, "row"))" : ""
    return [shared.listed(3), blank].filter { !$0.isEmpty }.joined(separator: " and ")
  }

  /// Nothing in it speaks against anything.
  var isBlank: Bool { filled == 0 }
  /// Few different values, so that they are choices.
  var isChoice: Bool {
    !hasMore && values.count <= ColumnProfile.choices && (filled > values.count || values.count <= 12)
  }
  private static let choices = 30

  /// A short code without blanks in each of so many rows, and another one in each: what tells rows from each other.
  func isCode(inEachOf rows: Int) -> Bool {
    filled == rows && rows > 1 && !isRepeated && areCodes
  }

  /// Such a code in nearly each of so many rows, and nearly always another one: some row more or less was taken in twice.
  func isNearlyCode(inEachOf rows: Int) -> Bool {
    let twice = again.values.reduce(0) { $0 + $1 - 1 }
    return (twice > 0 || filled < rows) && twice * 4 <= filled && filled * 4 >= rows * 3 && areCodes
  }

  /// Short codes without blanks, each with a digit in it: no words.
  var areCodes: Bool {
    !isDateLike
      && all { text in
        text.utf8.count <= 40 && text.contains { $0.isNumber }
          && text.allSatisfy { $0.isLetter || $0.isNumber || "-_./#:".contains($0) }
          && !(text.contains(".") && Double(text) != nil)
      }
  }

  func all(_ holds: (String) -> Bool) -> Bool { values.allSatisfy(holds) }

  /// One of the words stands in a value.
  func says(_ words: Set<String>) -> Bool {
    !words.isEmpty
      && values.contains { value in
        ColumnWords.plain(value).split(separator: " ").contains { words.contains(String($0)) }
      }
  }

  var isEmail: Bool { all { $0.contains("@") && !$0.contains(" ") } && !isBlank }
  var isDateLike: Bool { isBlank || dates != nil }

  /// How its values are written where they are dates; looked at once, when all of them are there.
  private(set) var dates: DateGuess?
  private(set) var isNumberLike = true
  /// The few values that are no numbers among many that are.
  private(set) var oddNumbers: [String] = []

  mutating func settle() {
    dates = DateGuess(self)
    let odd = values.filter { !ColumnProfile.isNumber($0) }
    isNumberLike = odd.isEmpty
    let rows = odd.reduce(0) { $0 + (counts[$1] ?? 1) }
    let areFew = odd.count <= ColumnProfile.odd && rows * 10 <= filled || rows == 1 && filled >= ColumnProfile.odd
    oddNumbers = !odd.isEmpty && areFew && dates == nil ? odd : []
  }

  /// So many different values at most are slips, or say in words that there is no number.
  private static let odd = 3

  private static func isNumber(_ text: String) -> Bool {
    text.contains { $0.isWholeNumber } && !NumberGuess.forms.allSatisfy { $0.form.text(text) == nil }
  }

  /// Numbers, but for a few values that a person has to say the meaning of.
  var isMostlyNumbers: Bool { isNumberLike || !oddNumbers.isEmpty }
  var isDurationLike: Bool { all { DurationForm().seconds($0) != nil } }
}

/// Names of columns as they are compared.
enum ColumnWords {
  /// `Custom field (Organisation)` → `custom field organisation`
  static func plain(_ name: String) -> String {
    var words = ""
    var before: Character = " "
    for character in name.withTypedSigns {
      // createdAt, MRRTotal: a capital after a small letter begins a word.
      if character.isUppercase, before.isLowercase { words.append(" ") }
      words.append(character.isLetter || character.isNumber || character == "#" ? character : " ")
      before = character
    }
    return folded(words).split(separator: " ").joined(separator: " ")
  }

  /// Without the words for what the row is, which many tools put before every name.
  static func bare(_ plain: String) -> String {
    var words = plain.split(separator: " ")[...]
    while words.count > 1, let first = words.first, things.contains(String(first)) { words = words.dropFirst() }
    return words.joined(separator: " ")
  }

  /// `Kundennr.`, `Account code`: it numbers things, and not telephones, places or taxes.
  static func isNumbering(_ name: String) -> Bool {
    guard !isNumberingOthers(name), let last = plain(name).split(separator: " ").last else { return false }
    return ["nr", "no", "num", "nummer", "number", "id", "code", "key", "ref", "numero"].contains { last.hasSuffix($0) }
  }

  /// `Last Modified Date`, `Last seen`, `Next call`: it moves on with whatever happens.
  static func isOfNow(_ name: String) -> Bool {
    let plain = plain(name)
    return plain.split(separator: " ").contains { word in moving.contains { word.hasPrefix($0) } }
      || GuessWords.lastChange.contains(plain)
  }

  private static let moving = [
    "last", "latest", "next", "modified", "updat", "chang", "letzt", "zuletzt", "nachst", "geandert", "aktualisiert",
    "dernier", "prochain", "modifi", "ultim", "proxim", "actualiz", "laatst", "volgend", "gewijzigd", "export",
  ]

  /// `Phone number`, `Umsatzsteuer-ID`: it numbers something else than the rows.
  static func isNumberingOthers(_ name: String) -> Bool {
    plain(name).split(separator: " ").contains { word in others.contains { word.hasPrefix($0) } }
  }

  private static let others: Set<String> = [
    "phone", "tel", "fax", "mobile", "mobil", "handy", "zip", "postal", "post", "postcode", "plz",
    "vat", "tax", "ust", "umsatzsteuer", "steuer", "iban", "bank", "invoice", "rechnung", "order", "parent", "owner",
    "country", "currency",
  ]

  /// What things are called that have rows of their own somewhere.
  static let rowNames: Set<String> = [
    "account", "accounts", "company", "organization", "organisation", "customer", "client", "kunde", "kunden", "firma",
    "ticket", "conversation", "issue", "case", "contact", "person", "user", "requester", "assignee", "agent", "owner",
    "project", "deal", "invoice", "order", "product", "plan", "course", "session", "event", "task", "activity",
    "subscription", "learner", "student", "parent", "group", "branch", "module", "lesson", "feature", "brand",
    "mailbox", "inbox", "team",
  ]

  private static let things: Set<String> = [
    "account", "accounts", "company", "organization", "organisation", "customer", "client", "ticket", "conversation",
    "issue", "case", "request", "contact", "person", "user", "custom", "field", "properties", "attributes", "the",
  ]
}
