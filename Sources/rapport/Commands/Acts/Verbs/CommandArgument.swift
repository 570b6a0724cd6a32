import ArgumentParser

/// An argument of a command that is declared while the program runs: what a property wrapper would be, as a value.
struct CommandArgument {
  var name: String
  /// One of the parser's property wrappers.
  var wrapper: Any
  /// What was told; empty where it was left out.
  var values: (KeyedDecodingContainer<Name>) throws -> [String]

  struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private init<Wrapper: Decodable>(_ name: String, _ wrapper: Wrapper, _ values: @escaping (Wrapper) -> [String]) {
    self.name = name
    self.wrapper = wrapper
    self.values = { told in values(try told.decode(Wrapper.self, forKey: Name(stringValue: name))) }
  }

  static func word(_ name: String, _ help: ArgumentHelp) -> CommandArgument {
    CommandArgument(name, Argument<String>(help: help)) { [$0.wrappedValue] }
  }

  static func words(_ name: String, _ help: ArgumentHelp) -> CommandArgument {
    CommandArgument(name, Argument<[String]>(help: help)) { $0.wrappedValue }
  }

  static func required(_ name: String, as option: String, _ help: ArgumentHelp) -> CommandArgument {
    CommandArgument(name, Option<String>(name: .customLong(option), help: help)) { [$0.wrappedValue] }
  }

  static func optional(_ name: String, as option: String, _ help: ArgumentHelp) -> CommandArgument {
    CommandArgument(name, Option<String?>(name: .customLong(option), help: help)) { $0.wrappedValue.map { [$0] } ?? [] }
  }

  static func standard(_ value: String, _ name: String, as option: String, _ help: ArgumentHelp) -> CommandArgument {
    CommandArgument(name, Option<String>(wrappedValue: value, name: .customLong(option), help: help)) {
      [$0.wrappedValue]
    }
  }

  static func repeated(_ name: String, as option: String, _ help: ArgumentHelp) -> CommandArgument {
    CommandArgument(name, Option<[String]>(wrappedValue: [], name: .customLong(option), help: help)) { $0.wrappedValue }
  }

  static func flag(_ name: String, _ help: ArgumentHelp) -> CommandArgument {
    CommandArgument(name, Flag<Bool>(wrappedValue: false, name: .customLong(name), help: help)) {
      $0.wrappedValue ? [name] : []
    }
  }
}
