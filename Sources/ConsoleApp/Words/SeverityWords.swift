import CustomerSuccess
import TerminalUI

enum SeverityWords {
  static func tone(_ severity: Severity) -> Tone {
    switch severity {
    case .critical: .critical
    case .high: .atRisk
    case .medium: .text
    case .low: .muted
    }
  }
}
