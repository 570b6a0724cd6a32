import CustomerSuccess
import SuccessStore
import TerminalUI

/// What was said in talks that the framework asks for.
extension CustomerPage {
  /// `21 Nov  Price or budget  to Umbra, would return: maybe  They were too expensive in the end`
  var interviews: [PageLine] {
    let shown = Array(detail.interviews.prefix(8))
    let lines = PageLine.rows(
      shown,
      [
        .init("", .fitting(11), named: "Day") { [Piece(TimeWords.day($0.day, today: scene.today), .muted)] },
        .init("", .fitting(22), named: "Reason") { [Piece(scene.contracts.title(of: $0.reason), .heading)] },
        .init("", .flexible(minimum: 14, weight: 1), named: "Said") { interview in
          let facts = InterviewWords.facts(of: interview)
          let words = PageLine.lines(of: interview.words).joined(separator: " ")
          return [Piece(facts, .muted), Piece(facts.isEmpty || words.isEmpty ? words : "  \(words)")]
        },
      ])
    return reading(lines, shown) { interview in
      let by = interview.author.isEmpty ? "" : " by \(interview.author)"
      return .init(
        title: "Exit interview on \(TimeWords.day(interview.day, today: scene.today))\(by)",
        paragraphs: ["Main reason: \(scene.contracts.title(of: interview.reason))"]
          + InterviewWords.paragraphs(of: interview))
    }
  }

  /// `21 Nov  next 20 Feb  Ann Lee  Roll-out to the second plant`: what was agreed, else what was reached.
  var reviews: [PageLine] {
    let shown = Array(detail.reviews.prefix(8))
    let lines = PageLine.rows(
      shown,
      [
        .init("", .fitting(11), named: "Day") { [Piece(TimeWords.day($0.day, today: scene.today), .muted)] },
        .init("", .fitting(16), named: "Next") { review in
          [Piece(review.next.map { "next \(TimeWords.day($0, today: scene.today))" } ?? "", .muted)]
        },
        .init("", .flexible(minimum: 14, weight: 1), named: "Agreed") { review in
          let told = [review.steps, review.goals, review.words].first { !$0.isEmpty } ?? ""
          let who = review.attendees.isEmpty || told.isEmpty ? review.attendees : "\(review.attendees)  "
          return [Piece(who, .muted), Piece(PageLine.lines(of: told).joined(separator: " "))]
        },
      ])
    return reading(lines, shown) { review in
      let by = review.author.isEmpty ? "" : " by \(review.author)"
      return .init(
        title: "Business review on \(TimeWords.day(review.day, today: scene.today))\(by)",
        paragraphs: ReviewWords.paragraphs(of: review))
    }
  }
}
