public import CustomerSuccess

/// What is known of every customer who is there that may tell what becomes of it, by their ids.
public struct TraitsQuery: Question {
  public typealias Answer = [CustomerTraits]
  public init() {}
}
