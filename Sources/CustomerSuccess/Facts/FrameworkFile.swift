/// A document of the framework as a team has it: its text lies over the shipped one, for everybody who works with the database.
/// Who applied it and when stands in the log.
public struct FrameworkFile: Hashable, Sendable, Codable, Identifiable {
  public var id: FrameworkFileID
  /// YAML, as somebody wrote it.
  public var text: String

  public init(_ id: FrameworkFileID, text: String) {
    self.id = id
    self.text = text
  }
}

/// The document's name: `sla`.
public struct FrameworkFileID: Identifier, Comparable {
  public var text: String
  public init(_ text: String) { self.text = text }

  /// `sla.yaml`
  public var fileName: String { "\(text).yaml" }

  public static func < (left: FrameworkFileID, right: FrameworkFileID) -> Bool { left.text < right.text }
}

extension FrameworkFile: FactRecord {
  public static let names = RecordNames(
    .frameworkFile, title: "framework file", rows: "framework-files", table: "framework_files")
  public static let blank = FrameworkFile("", text: "")
  public var fact: Fact { .frameworkFile(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout FrameworkFile, _ visitor: inout Visitor) {
    visitor.id(.key("document", "the document's name, such as sla"), &value.id)
    visitor.text(.required("text", "YAML, over the shipped document", filled: "a text"), &value.text)
  }

  public static func words(_ key: [String]) -> String { "\(key[0]).yaml" }
}

extension FactKey {
  public static func frameworkFile(_ id: FrameworkFileID) -> FactKey { FactKey(.frameworkFile, id.text) }
}
