import Dispatch
import Synchronization

/// Of its own, so that it always gets a thread.
private let sideQueue = DispatchQueue(label: "rapport.rules")

/// Rules that are followed on another thread while this one reads and writes rows: portion by portion, two of them in memory.
struct SideWork<Input: Sendable, Output: Sendable> {
  private static var portion: Int { 256 }

  let rule: @Sendable (Input) -> Output

  init(_ rule: @escaping @Sendable (Input) -> Output) { self.rule = rule }

  /// `next` may run ahead of `take` by two portions; both run on this thread, in the order of the inputs.
  func run(next: () throws -> Input?, take: (Output) throws -> Void) throws {
    var waiting: Portion?
    var isAtEnd = false
    repeat {
      var inputs: [Input] = []
      while !isAtEnd, inputs.count < Self.portion {
        // Not asked again once it has answered that there is no more.
        if let input = try next() { inputs.append(input) } else { isAtEnd = true }
      }
      let begun = inputs.isEmpty ? nil : Portion(inputs, rule)
      for output in waiting?.outputs() ?? [] { try take(output) }
      waiting = begun
    } while waiting != nil
  }

  private final class Portion: Sendable {
    private let found = Mutex<[Output]>([])
    private let isDone = DispatchSemaphore(value: 0)

    init(_ inputs: [Input], _ rule: @escaping @Sendable (Input) -> Output) {
      sideQueue.async { [self] in
        let outputs = inputs.map(rule)
        found.withLock { $0 = outputs }
        isDone.signal()
      }
    }

    func outputs() -> [Output] {
      isDone.wait()
      return found.withLock { $0 }
    }
  }
}
