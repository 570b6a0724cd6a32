public import CustomerSuccess

/// What is known of every customer who is there that may tell what becomes of it, by their ids.
public struct TraitsQuery: Question {
  public typealias Answer = [CustomerTraits]
  public init() {}
}

/// The model that was fitted last for what is predicted; nil where none was.
public struct PredictionModelQuery: TimelessQuestion {
  public typealias Answer = PredictionModel?
  public var event: PredictedEvent

  public init(_ event: PredictedEvent) { self.event = event }
}
