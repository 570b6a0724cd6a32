import ConsoleApp
import Files
import Foundation

extension DraftFolder {
  /// What the console's own writing changes is no news to it.
  @MainActor
  var desk: DraftDesk {
    let memory = Memory()
    return DraftDesk(
      news: {
        let seen = stamp
        guard seen != memory.stamp else { return nil }
        memory.stamp = seen
        return offered
      },
      keep: { draft in
        defer { memory.stamp = stamp }
        memory.held = memory.held ?? (try? hold())
        return keep(draft)
      },
      drop: { key in
        defer { memory.stamp = stamp }
        return drop(key)
      },
      edit: { request in
        defer { memory.stamp = stamp }
        memory.held = memory.held ?? (try? hold())
        return edit(request)
      })
  }

  private final class Memory {
    var stamp: [Int]?
    /// From the first draft on until the console ends.
    var held: HeldFile?
  }
}
