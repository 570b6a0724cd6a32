import ArgumentParser
import CustomerSuccess

/// What the help says of a row's arguments.
extension CommandRow {
  /// Of `ID…`, and of the values after them, which are one argument with them.
  var wordsHelp: ArgumentHelp {
    let one = kind.valueName(besideOthers: isBesideOthers)
    guard case .things(let last, let help) = words else { return ArgumentHelp("\(kind.helpOfMany).", valueName: one) }
    guard !last.isEmpty else { return ArgumentHelp("\(help ?? "\(kind.helpOfMany).")", valueName: one) }
    let values = last.map(valueName).joined(separator: "> <")
    let phrases = last.map { sentence($0).asPart }.joined(separator: " and ")
    return ArgumentHelp(
      "\(help ?? "\(kind.helpOfMany), then \(phrases).")", valueName: "\(one)> … <\(values)")
  }

  /// Of a word that is an argument of its own.
  func wordHelp(_ parameter: String) -> ArgumentHelp {
    ArgumentHelp("\(sentence(parameter))", valueName: valueName(parameter))
  }

  func optionHelp(_ parameter: Parameter) -> ArgumentHelp {
    if spoken.contains(parameter.name) {
      return ArgumentHelp("The \(parameter.name); then all words are \(kind == .customer ? "customers" : "ids").")
    }
    let isNumber = if case .number = parameter.kind { true } else { false }
    let value = wording(parameter.name).value ?? (isNumber ? "number" : nil)
    return ArgumentHelp("\(sentence(parameter.name))", valueName: value)
  }

  /// Ids that stand beside the id of something else say what they are of.
  private var isBesideOthers: Bool { if case .parameter = words { true } else { false } }

  private func valueName(_ parameter: String) -> String { wording(parameter).value ?? parameter }

  private func sentence(_ parameter: String) -> String {
    wording(parameter).help ?? parameters.first { $0.name == parameter }?.sentence ?? ""
  }
}

extension String {
  /// A sentence as part of another.
  fileprivate var asPart: String {
    let words = hasSuffix(".") ? dropLast() : self[...]
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}

extension Target.Kind {
  var helpOfOne: ArgumentHelp {
    let which = self == .customer ? "id or name" : "id"
    return ArgumentHelp("The \(title)'s \(which).", valueName: valueName(besideOthers: false))
  }

  fileprivate var helpOfMany: String {
    switch self {
    case .customer: "Customers by id or name"
    case .article: "The articles' ids, such as KB-0001"
    case .message: "The messages' ids, such as MSG-12"
    case .initiative: "The initiatives' ids, such as INI-1"
    case .verbatim: "The texts by the ids that 'feedback list' has, or by what holds them, such as SUR-12"
    case .action, .ticket, .learner, .contact, .portfolio, .session: "The \(title)s' ids"
    }
  }

  fileprivate func valueName(besideOthers: Bool) -> String { self == .customer || besideOthers ? rawValue : "id" }
}

extension Parameter {
  /// What may be written, by its kind alone.
  fileprivate var sentence: String {
    switch kind {
    case .person: "A name, me or none."
    case .day: "\(Self.list(["today", "fri", "7d", "2026-12-01"] + (isRequired ? [] : ["none"])))."
    case .moment: "\(Self.list(["90m", "4h", "17:30", "2026-12-01 17:30"]))."
    case .words(let words): "\(Self.list(words + ["a kind of your own"]))."
    case .choice(let choices) where !choices.isEmpty: "\(Self.list(choices.map(\.value)))."
    case .text: "The \(name); - reads it from standard input."
    case .number(let unit, _) where !unit.isEmpty: "The \(unit)."
    case .thing(let kind): "The \(kind.title)'s id."
    case .line, .number, .choice: "The \(name)."
    }
  }

  private static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.joined() }
    return "\(words.dropLast().joined(separator: ", ")) or \(last)"
  }
}
