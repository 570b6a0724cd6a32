import Dispatch

/// What runs beside the console and uses its store: all of it can be waited for.
final class BackgroundWork: Sendable {
  private let group = DispatchGroup()

  func start(_ body: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
    group.enter()
    return Task.detached { [group] in
      await body()
      group.leave()
    }
  }

  /// Blocks until nothing runs any more.
  func wait() { group.wait() }
}
