import ArgumentParser
import CustomerSuccess

/// A row of the table as a type: the parser tells commands apart by their types.
protocol VerbRow: SendableMetatype {
  static var row: CommandRow { get }
}

extension VerbRow {
  static var command: any TableCommand.Type { VerbCommand<Self>.self }
}

/// A command that is a row of the table.
protocol TableCommand: ActCommand {
  static var row: CommandRow { get }
}

/// What every row is as a command.
struct VerbCommand<Row: VerbRow>: TableCommand {
  static var row: CommandRow { Row.row }
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: row.name, abstract: row.abstract, aliases: row.aliases)
  }

  @OptionGroup var told: VerbArguments<Row>
  @OptionGroup var options: ActOptions

  var call: ActCall { get throws { try Row.row.call(told.values) } }
}

/// The arguments of a row. The parser asks a value of this type what its properties are, and hands what was told over by
/// their names; a row is no type with properties, so it says what they would be.
struct VerbArguments<Row: VerbRow>: ParsableArguments, CustomReflectable {
  /// By the arguments' names.
  private(set) var values: [String: [String]] = [:]

  init() {}

  init(from decoder: any Decoder) throws {
    let told = try decoder.container(keyedBy: CommandArgument.Name.self)
    for argument in Row.row.arguments { values[argument.name] = try argument.values(told) }
  }

  var customMirror: Mirror {
    Mirror(self, children: Row.row.arguments.map { (label: $0.name, value: $0.wrapper) })
  }
}
