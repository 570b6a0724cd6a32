public import CustomerSuccess
import Dispatch
public import Foundation
import Glibc

/// Shows an address of the web: by the person's own program, else by the desktop's where there is one, else nowhere; then it is
/// for the clipboard.
public struct LinkOpener: Sendable {
  /// The program with its arguments, the address coming last; nil: there is none.
  let command: [String]?

  /// `configured`: as the person says it, words apart.
  public init(configured: String?, environment: [String: String] = ProcessInfo.processInfo.environment) {
    if let words = configured?.split(separator: " ").map(String.init), !words.isEmpty {
      command = words
    } else {
      let hasDisplay = ["DISPLAY", "WAYLAND_DISPLAY"].contains { !(environment[$0] ?? "").isEmpty }
      command = hasDisplay && LinkOpener.isThere("xdg-open", in: environment) ? ["xdg-open"] : nil
    }
  }

  private static func isThere(_ program: String, in environment: [String: String]) -> Bool {
    (environment["PATH"] ?? "").split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
  }

  /// False where there is no program for it. `told` gets what came of it, on any thread; what the program shows may last as long
  /// as it likes.
  public func open(
    _ link: WebAddress, told: @escaping @Sendable (_ words: String, _ isComplaint: Bool) -> Void
  ) -> Bool {
    guard let command, let program = command.first else { return false }
    DispatchQueue.global().async {
      do throws(ChildProgram.NotStarted) {
        let child = try ChildProgram(command + [link.text], in: .beside(input: nil))
        told("Opening \(link.text) with \(program)", false)
        guard let complaint = child.waited().complaint else { return }
        told("\(program) \(complaint); the address is \(link.text)", true)
      } catch {
        told("\(program) could not be started: \(error.words); the address is \(link.text)", true)
      }
    }
    return true
  }
}

extension ChildProgram {
  /// Waits for its end, however long that takes.
  fileprivate func waited() -> ProgramEnding {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return ProgramEnding(status: status)
  }
}
