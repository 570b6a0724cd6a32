import CustomerSuccess

/// How business reviews read.
enum ReviewWords {
  /// All that was told of one, whole.
  static func paragraphs(of review: BusinessReview) -> [String] {
    let parts = [
      ("Attendees", review.attendees), ("Goals reached", review.goals), ("Next steps", review.steps),
      ("Words", review.words),
    ]
    return parts.filter { !$0.1.isEmpty }.flatMap { title, text -> [String] in
      let lines = PageLine.lines(of: text)
      return lines.count == 1 ? ["\(title): \(text)"] : ["\(title):"] + lines + [""]
    }
  }
}
