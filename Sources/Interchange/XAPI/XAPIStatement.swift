import CustomerSuccess

/// An xAPI statement as a learning record store exports it, as far as training goes by it.
struct XAPIStatement: Sendable {
  var id: String?
  var actor: Actor
  /// The last part of the verb's id, in lower case; nil where it has none.
  var verb: String?
  var object: Object
  /// Nil where it tells no time that can be read.
  var at: Instant?
  /// The time as it is written.
  var time: String
  var isCompletion: Bool
  var milliseconds: Int?
  var score: Int?
  var reason: String

  enum Actor: Sendable {
    case mbox(String)
    case mboxSHA1(String)
    case account(String)
    case nobody
  }

  enum Object: Sendable {
    /// The activity's id, and its names in whatever languages.
    case activity(id: String, names: [String])
    case statement(String)
    case other(String)
  }

  init(_ tree: JSONTree) {
    id = tree["id"]?.text?.trimmingBlanks().lowercased()
    actor = Self.actor(tree["actor"])
    verb = tree["verb"]?["id"]?.text.flatMap(Self.lastPart)?.lowercased()
    object = Self.object(tree["object"])
    let times = [tree["timestamp"]?.text, tree["stored"]?.text].compactMap(\.self)
    time = times.first ?? ""
    at = times.lazy.compactMap { Instant(xapi: $0) }.first
    let result = tree["result"]
    isCompletion = result?["completion"]?.isTrue ?? false
    milliseconds = result?["duration"]?.text.flatMap(ISODuration.milliseconds)
    score = result?["score"].flatMap(Self.percent)
    reason = Self.reason(result?["extensions"])
  }

  private static func actor(_ tree: JSONTree?) -> Actor {
    guard let tree, tree["objectType"]?.text != "Group" else { return .nobody }
    if let mbox = tree["mbox"]?.text { return .mbox(address(mbox)) }
    if let sum = tree["mbox_sha1sum"]?.text { return .mboxSHA1(sum.lowercased()) }
    if let name = tree["account"]?["name"]?.text { return .account(name.trimmingBlanks()) }
    return .nobody
  }

  private static func address(_ mbox: String) -> String {
    let text = mbox.trimmingBlanks()
    return text.lowercased().hasPrefix("mailto:") ? String(text.dropFirst("mailto:".count)) : text
  }

  private static func object(_ tree: JSONTree?) -> Object {
    guard let tree else { return .other("nothing") }
    let kind = tree["objectType"]?.text ?? "Activity"
    switch (kind, tree["id"]?.text) {
    case ("StatementRef", let id?): return .statement(id.trimmingBlanks().lowercased())
    case ("Activity", let id?): return .activity(id: id, names: tree["definition"]?["name"]?.texts ?? [])
    default: return .other(kind)
    }
  }

  /// `completed` of `http://adlnet.gov/expapi/verbs/completed`; without query, fragment and a slash at the end.
  static func lastPart(_ id: String) -> String? {
    var text = id.trimmingBlanks()[...]
    for sign in ["#", "?"] {
      guard let place = text.firstIndex(of: Character(sign)) else { continue }
      // What stands behind a # may be the name itself: http://example.com/verbs#completed
      let rest = text[text.index(after: place)...]
      if sign == "#", !rest.isEmpty, !rest.contains("/"), text[..<place].last != "/", isFolder(text[..<place]) {
        return String(rest).withoutPercents
      }
      text = text[..<place]
    }
    while text.last == "/" { text.removeLast() }
    let part = text.split(whereSeparator: { $0 == "/" || $0 == ":" }).last.map(String.init)
    return part.map(\.withoutPercents).flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func isFolder(_ text: Substring) -> Bool { text.hasSuffix("verbs") || text.hasSuffix("modules") }

  /// `scaled`, else `raw` between `min`, which is 0 where it is not told, and `max`. Rounded half up.
  private static func percent(_ score: JSONTree) -> Int? {
    if let scaled = score["scaled"]?.number {
      return (-1...1).contains(scaled) ? rounded(max(0, scaled) * 100) : nil
    }
    guard let raw = score["raw"]?.number, let most = score["max"]?.number else { return nil }
    let least = score["min"]?.number ?? 0
    guard most > least, (least...most).contains(raw) else { return nil }
    return rounded((raw - least) / (most - least) * 100)
  }

  /// Binary fractions are a hair off the decimal ones that were written: 0.845 is 84.5.
  private static func rounded(_ percent: Double) -> Int {
    Int(((percent * 1e6).rounded() / 1e6 + 0.5).rounded(.down))
  }

  /// cmi5 says why something is waived in an extension of the result.
  private static func reason(_ extensions: JSONTree?) -> String {
    guard case .object(let members)? = extensions else { return "" }
    return members.first { $0.key.lowercased().hasSuffix("/reason") }?.value.text ?? ""
  }
}

extension XAPIStatement {
  static let columns = ["id", "actor", "verb", "object", "timestamp"]

  /// What it says, in the order of the columns.
  var values: [String] { [id ?? "", actor.words, verb ?? "", object.words, time] }
}

extension XAPIStatement.Actor {
  var words: String {
    switch self {
    case .mbox(let text), .mboxSHA1(let text), .account(let text): text
    case .nobody: ""
    }
  }
}

extension XAPIStatement.Object {
  var words: String {
    switch self {
    case .activity(let id, _), .statement(let id): id
    case .other(let kind): kind
    }
  }
}

extension String {
  /// `a%20b` as `a b`; a sign that is none as it stands.
  fileprivate var withoutPercents: String {
    guard contains("%") else { return self }
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2).map { Character(Unicode.Scalar($0)).hexDigitValue }
      if byte == UInt8(ascii: "%"), digits.count == 2, let high = digits[0], let low = digits[1] {
        bytes.append(UInt8(high * 16 + low))
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? self
  }
}

extension Instant {
  /// RFC 3339, whose fractions of a second may have any number of digits.
  fileprivate init?(xapi text: String) {
    let text = text.trimmingBlanks()
    if let moment = Instant(iso8601: text) {
      self = moment
      return
    }
    guard let dot = text.firstIndex(of: ".") else {
      guard let stamp = LocalTimestamp(text: text) else { return nil }
      self = stamp.instant(in: .gmt)
      return
    }
    let behind = text[text.index(after: dot)...].drop { $0.isASCII && $0.isNumber }
    guard let stamp = LocalTimestamp(text: String(text[..<dot]) + behind) else { return nil }
    self = stamp.instant(in: .gmt)
  }
}
