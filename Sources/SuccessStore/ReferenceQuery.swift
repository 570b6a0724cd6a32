public import CustomerSuccess

/// A thing as somebody wrote it: an id, or its number alone.
public struct Reference: Hashable, Sendable {
  public var kind: Target.Kind
  public var text: String

  public init(_ kind: Target.Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

/// What there is by what was written.
public struct FoundReference: Hashable, Sendable {
  /// The id that is meant; nil: there is nothing of the kind.
  public var id: String?
  /// Where there is nothing: ids beside what was written, the nearest first.
  public var nearest: [String]
  /// Where there is nothing any more: the customer that it was merged into.
  public var merged: CustomerID?

  public init(id: String? = nil, nearest: [String] = [], merged: CustomerID? = nil) {
    self.id = id
    self.nearest = nearest
    self.merged = merged
  }

  /// What is wrong with the reference; nil where it is right.
  public func complaint(of reference: Reference) -> String? {
    guard id == nil else { return nil }
    if let merged {
      let usual = ShortID.usual(reference.text, as: reference.kind).uppercased()
      return "\(usual) was merged into \(merged)"
    }
    let near =
      switch nearest.count {
      case 0: ""
      case 1: ", the nearest is \(nearest[0])"
      default: ", the nearest are \(nearest.joined(separator: ", "))"
      }
    return "found '\(reference.text)', expected \(reference.kind.anyTitle) that there is\(near)"
  }
}

/// Whether things are there that were named.
public struct ReferenceQuery: TimelessQuestion {
  public typealias Answer = [Reference: FoundReference]
  public var references: Set<Reference>

  public init(_ references: Set<Reference>) { self.references = references }
}
