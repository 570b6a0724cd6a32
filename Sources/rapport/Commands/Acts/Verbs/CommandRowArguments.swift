import ArgumentParser
import CustomerSuccess

/// What a row's command takes, and what it makes of it.
extension CommandRow {
  /// What the ids go by among the arguments, which else have their parameters' names.
  private static let ids = "ids"

  /// In the order of the help.
  var arguments: [CommandArgument] {
    spokenArguments + optional.map(option) + (flag.map { [$0.argument] } ?? []) + (namesPeople ? [Self.newFlag] : [])
  }

  private var namesPeople: Bool { parameters.contains { $0.kind == .person } }
  private static let new = "new"
  private static var newFlag: CommandArgument { .flag(new, "A name that nobody has yet is meant as it stands.") }

  private var spokenArguments: [CommandArgument] {
    switch words {
    case .things: [.words(Self.ids, wordsHelp)]
    case .thing(let names): [.word(Self.ids, kind.helpOfOne)] + names.map { .word($0, wordHelp($0)) }
    case .made(let names): names.map { .word($0, wordHelp($0)) }
    case .parameter(let name, let kind): [.word(name, kind.helpOfOne), .words(Self.ids, wordsHelp)]
    }
  }

  private func option(_ parameter: Parameter) -> CommandArgument {
    let (name, wording, help) = (parameter.name, wording(parameter.name), optionHelp(parameter))
    let option = wording.option ?? name
    if wording.isRepeated { return .repeated(name, as: option, help) }
    if let value = wording.standard { return .standard(value, name, as: option, help) }
    return isRequired(parameter) ? .required(name, as: option, help) : .optional(name, as: option, help)
  }

  /// `told` by the arguments' names.
  func call(_ told: [String: [String]]) throws -> ActCall {
    var options = optional.reduce(into: [String: String?]()) { options, parameter in
      let values = told[parameter.name] ?? []
      if !values.isEmpty { options[parameter.name] = values.joined(separator: "\n") }
    }
    var said = told[Self.ids] ?? []
    var last = spoken
    switch words {
    case .things: break
    case .thing(let names): said += names.flatMap { told[$0] ?? [] }
    case .made(let names):
      said = [kind.rawValue]
      for name in names { options[name] = told[name]?.first }
      last = []
    case .parameter(let name, _):
      options[name] = told[name]?.first
      last = []
    }
    var call = try ActCall(verb, on: kind, said, last: last, options)
    if let example = change, call.values.isEmpty {
      throw ValidationError("Give what is to become different, such as --\(example).")
    }
    call.takesNewNames = told[Self.new]?.isEmpty == false
    let isFlagged = flag.map { told[$0.name]?.isEmpty == false } ?? false
    switch flag {
    case .yes: call.isSure = isFlagged
    case .off: call.ticks = !isFlagged
    case nil: break
    }
    return call
  }
}

extension CommandRow.Flag {
  fileprivate var name: String {
    switch self {
    case .yes: "yes"
    case .off: "off"
    }
  }

  fileprivate var argument: CommandArgument {
    switch self {
    case .yes(let help), .off(let help): .flag(name, ArgumentHelp(help))
    }
  }
}
