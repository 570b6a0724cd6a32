import Dispatch

/// Runs the user's own program beside the console, one after the other, and says what went wrong with it.
///
/// The program gets its arguments as they are, an empty input, and nowhere to write to; it is given ten seconds.
public final class CommandRunner: Sendable {
  private let queue = DispatchQueue(label: "notify")
  private let patience: Int

  public init(seconds: Int = 10) { patience = seconds }

  /// Comes back at once; `failed` is called on another thread, in words for a person.
  public func run(_ arguments: [String], failed: @escaping @Sendable (String) -> Void) {
    guard let program = arguments.first else { return }
    queue.async { [patience] in
      if let complaint = CommandRunner.failure(of: arguments, seconds: patience) { failed("\(program) \(complaint)") }
    }
  }

  private static func failure(of arguments: [String], seconds: Int) -> String? {
    do throws(ChildProgram.NotStarted) {
      guard let ending = try ChildProgram(arguments, in: .beside(input: nil)).ending(within: seconds) else {
        return "was ended: it took longer than \(seconds) seconds"
      }
      return ending.complaint
    } catch {
      return "could not be started: \(error.words)"
    }
  }
}
