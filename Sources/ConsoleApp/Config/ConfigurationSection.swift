public import Framework

/// A part of `config.yaml` that is no single value, such as a mapping of names to something. It reads itself into a property
/// of `Configuration`, complaining by line.
public struct ConfigurationSection: Sendable {
  /// The key at the top of the file.
  public let name: String
  /// Whole sentences, for the manual and the commented file.
  public let help: String
  /// YAML as it could stand in the file, the key included; shown commented out.
  public let example: String
  let read: @Sendable (DocumentNode, inout Configuration) throws(DocumentError) -> Void

  public init(
    name: String, help: String, example: String,
    read: @escaping @Sendable (DocumentNode, inout Configuration) throws(DocumentError) -> Void
  ) {
    self.name = name
    self.help = help
    self.example = example
    self.read = read
  }

  public static let all: [ConfigurationSection] = [keys, macros, notify, mail]
}
