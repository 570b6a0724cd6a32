public import CustomerSuccess

/// One field of a fact before and after a change, by the column it is exported with.
public struct FieldDifference: Hashable, Sendable {
  public var field: String
  public var before: String
  public var after: String
}

extension FactEdit {
  /// The fields in which the two sides differ; those of a fact added or removed are all that say something.
  public var differences: [FieldDifference] { Fact.differences(from: before, to: after) }
}

extension Fact {
  public static func differences(from before: Fact?, to after: Fact?) -> [FieldDifference] {
    guard let known = after ?? before else { return [] }
    let names = RecordKind(of: known).header
    let old = before.map(exportRow) ?? names.map { _ in "" }
    let new = after.map(exportRow) ?? names.map { _ in "" }
    return zip(names, zip(old, new)).filter { $0.1.0 != $0.1.1 }.map {
      FieldDifference(field: $0.0, before: $0.1.0, after: $0.1.1)
    }
  }
}
