public import CustomerSuccess

/// How things stand with every source that has run, by name.
public struct SourceStatesQuery: TimelessQuestion {
  public typealias Answer = [SourceState]
  public init() {}
}
