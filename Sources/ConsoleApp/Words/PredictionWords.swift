public import CustomerSuccess
import Foundation

/// How predictions read.
public enum PredictionWords {
  public static func title(_ event: PredictedEvent) -> String {
    switch event {
    case .churned: "Chance to leave"
    case .expanded: "Chance to expand"
    case .tickets: "Chance of tickets"
    default: "Chance of \(event.text)"
    }
  }

  /// `62 %`; what is not nothing is not called so.
  public static func percent(_ chance: Double) -> String {
    let percent = Int((chance * 100).rounded())
    return percent == 0 && chance > 0 ? "<1 %" : "\(percent) %"
  }

  /// `+1.25`, `-0.40`
  public static func points(_ points: Double) -> String { String(format: "%+.2f", points) }

  /// `score change` for `scoreChange`, `NPS score: not known` for `metric.npsScore=missing`, `tier: starter` for `tier=starter`.
  public static func feature(_ name: String) -> String {
    let parts = name.split(separator: "=", maxSplits: 1).map(String.init)
    guard let column = parts.first else { return name }
    let words = spaced(column.split(separator: ".").last.map(String.init) ?? column)
    guard parts.count > 1 else { return words }
    return "\(words): \(parts[1] == "missing" ? "not known" : parts[1])"
  }

  /// What all its capitals are is left so: `lastNPS` is `last NPS`.
  private static func spaced(_ name: String) -> String {
    var words: [String] = []
    for character in name {
      let begins = character.isUppercase && !(words.last?.last?.isUppercase ?? false)
      if begins || words.isEmpty { words.append("") }
      words[words.count - 1].append(character)
    }
    return words.map { $0.allSatisfy(\.isUppercase) && $0.count > 1 ? $0 : $0.lowercased() }
      .map { $0 == "nps" ? "NPS" : $0 == "roi" ? "ROI" : $0 }.joined(separator: " ")
  }
}
