import CustomerSuccess

/// Something that can be asked of a store, as a value: equal questions have equal answers until the data changes, or the
/// clock makes another of it. The type says what its answer is; it stands beside it, in the file of its subject.
public protocol Question<Answer>: Hashable, Sendable {
  associatedtype Answer: Hashable & Sendable
}

/// A question that stored facts alone answer: no clock moves it.
public protocol TimelessQuestion: Question {}

extension SuccessStore {
  public func answer<Asked: TimelessQuestion>(_ question: Asked) async throws(StoreError) -> Asked.Answer {
    try await answer(question, at: Instant(seconds: 0))
  }
}
