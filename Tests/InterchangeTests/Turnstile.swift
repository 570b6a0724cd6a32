/// Lets a few go on at a time, in the order in which they came.
actor Turnstile {
  /// An import under way holds two threads, of which one waits for the other, and a process has only so many for all its tests.
  static let imports = Turnstile(4)

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ width: Int) { free = width }

  nonisolated func pass<Answer: Sendable>(_ work: @Sendable () async throws -> Answer) async rethrows -> Answer {
    await enter()
    do {
      let answer = try await work()
      await leave()
      return answer
    } catch {
      await leave()
      throw error
    }
  }

  private func enter() async {
    guard free == 0 else {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func leave() {
    guard !waiting.isEmpty else {
      free += 1
      return
    }
    waiting.removeFirst().resume()
  }
}
