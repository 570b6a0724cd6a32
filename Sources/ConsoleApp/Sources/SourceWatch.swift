import SuccessStore

/// Notices which sources fail, when somebody has changed something.
struct SourceWatch: Sendable {
  private var version: Int?
  private var failing: [String] = []

  /// Those that fail now, where they are others than before.
  mutating func look(in store: any SuccessStore, version found: Int?) async -> [String]? {
    // What cannot be read now is read at a later turn.
    guard let found, found != version, let states = try? await store.answer(SourceStatesQuery()) else { return nil }
    version = found
    let names = states.filter(\.isFailing).map(\.name)
    guard names != failing else { return nil }
    failing = names
    return names
  }
}
