public import CustomerSuccess

extension SuccessStore {
  /// The newest of the author's own changes that still stands.
  public func undoable(by author: String) async throws(StoreError) -> ChangeEntry? {
    try await undoable(by: author, count: 1).first
  }
}
