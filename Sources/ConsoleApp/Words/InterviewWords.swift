public import CustomerSuccess

/// How exit interviews read.
public enum InterviewWords {
  /// `to Umbra, would return: maybe`
  public static func facts(of interview: ExitInterview) -> String {
    let competitor = interview.competitor.isEmpty ? nil : "to \(interview.competitor)"
    let answer = interview.wouldReturn.map { "would return: \($0.rawValue)" }
    return [competitor, answer].compactMap(\.self).joined(separator: ", ")
  }

  /// What was told beside the reason, whole.
  static func paragraphs(of interview: ExitInterview) -> [String] {
    let facts = facts(of: interview)
    let kept = interview.kept.isEmpty ? [] : ["What would have kept them: \(interview.kept)"]
    let words = interview.words.isEmpty ? [] : ["", "In their words:"] + PageLine.lines(of: interview.words)
    return (facts.isEmpty ? [] : [facts.capitalizedFirst]) + kept + words
  }
}
