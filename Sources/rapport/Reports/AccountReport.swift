import ConsoleApp
import CustomerSuccess
import SuccessStore
import TerminalUI

/// The account beside its health: who is there, how much of the plan is used, what they answered, when they left.
extension CustomerReport {
  struct ContactPerson: Encodable {
    var contactId: String
    var name: String
    var email: String
    var role: String
    var isPrimary: Bool
    var link: String?
  }

  struct Usage: Encodable {
    var counter: String
    var count: Int
    var limit: Int?
    /// Percent of the limit.
    var usedPercent: Double?
    var at: String
    /// When it was counted first.
    var since: String
    /// What stood 30 days ago, and how much more it is now; absent where nothing was counted then.
    var before: Int?
    var change: Int?
    /// By how many percent the mean of the last 30 days rose or fell against that of the 30 before, and that in words, or why there
    /// is no trend.
    var trendPercent: Double?
    var trend: String?
    /// What stood at the end of each of the last 12 weeks, the oldest first; null before the first count.
    var weeks: [Int?]
  }

  struct Answer: Encodable {
    var surveyId: String
    var survey: String
    var score: Int
    var at: String
    var ticketId: String?
    var comment: String
  }

  struct Left: Encodable {
    var left: String
    var reason: String
    var note: String
    var returned: String?
  }

  struct Interview: Encodable {
    var interviewId: String
    var day: String
    var by: String
    var reason: String
    var competitor: String
    var wouldHaveKept: String
    var wouldReturn: String?
    var words: String
  }

  struct Review: Encodable {
    var reviewId: String
    var day: String
    var by: String
    var attendees: String
    var goalsReached: String
    var nextSteps: String
    var words: String
    var next: String?
  }

  mutating func tellAccount(_ detail: CustomerDetail, _ zone: Zone) {
    contacts =
      detail.contacts.map {
        ContactPerson(
          contactId: $0.id.text, name: $0.name, email: $0.email, role: $0.role, isPrimary: $0.isPrimary,
          link: $0.link?.text)
      }.orNil
    let customer = detail.row.customer
    usage =
      detail.usage.map { count in
        let course = detail.usageCourses[count.counter]
        return Usage(
          counter: count.counter.text, count: count.value, limit: customer.limits[count.counter.text],
          usedPercent: customer.share(of: count.counter, used: count.value).map { ($0 * 1000).rounded() / 10 },
          at: count.at.iso8601, since: (course?.since ?? count.at).iso8601, before: course?.before,
          change: course?.change, trendPercent: course?.trend?.percent.map { ($0 * 10).rounded() / 10 },
          trend: course?.trend?.words, weeks: course?.values ?? [])
      }.orNil
    surveys =
      detail.surveys.map {
        Answer(
          surveyId: $0.id.text, survey: $0.kind.rawValue, score: $0.score, at: $0.at.iso8601, ticketId: $0.ticket?.text,
          comment: $0.comment)
      }.orNil
    departures =
      detail.departures.map {
        Left(
          left: $0.left.description, reason: $0.reason.text, note: $0.note, returned: $0.returned?.description)
      }.orNil
    businessReviews =
      detail.reviews.map {
        Review(
          reviewId: $0.id.text, day: $0.day.description, by: $0.author, attendees: $0.attendees,
          goalsReached: $0.goals, nextSteps: $0.steps, words: $0.words, next: $0.next?.description)
      }.orNil
    exitInterviews =
      detail.interviews.map {
        Interview(
          interviewId: $0.id.text, day: $0.day.description, by: $0.author, reason: $0.reason.text,
          competitor: $0.competitor, wouldHaveKept: $0.kept, wouldReturn: $0.wouldReturn?.rawValue, words: $0.words)
      }.orNil
  }

  var accountParts: [ReportPart] {
    [contactSheet, usageSheet, surveySheet, departureSheet, interviewSheet, reviewSheet].compactMap(\.self).map(
      ReportPart.sheet)
  }

  private var contactSheet: Sheet? {
    contacts.map { contacts in
      Sheet(
        columns: [.words("Contacts"), .words("Name"), .words("Role"), .words("E-mail"), .words(""), .words("Link")],
        rows: contacts.map { [$0.contactId, $0.name, $0.role, $0.email, $0.isPrimary ? "primary" : "", $0.link ?? ""] })
    }
  }

  var usageSheet: Sheet? {
    usage.map { usage in
      Sheet(
        columns: [
          .words("Usage"), .number("Used"), .number("Limit"), .number("%"), .words("12 weeks"), .number("In 30 days"),
          .words("At"), .words("Since"),
        ],
        rows: usage.map { count in
          [
            count.counter, "\(count.count)", count.limit.map(String.init) ?? "–",
            count.usedPercent.map { "\($0)" } ?? "–",
            Sparkline.text(count.weeks.map { $0.map(Double.init) }, glyphs: .ofOutput),
            count.change.map { ReportWords.change(Double($0), whole: true) } ?? "–", count.at, count.since,
          ]
        })
    }
  }

  private var surveySheet: Sheet? {
    surveys.map { surveys in
      Sheet(
        columns: [.words("Surveys"), .number("Score"), .words("At"), .words("Comment", maximum: 80)],
        rows: surveys.map { [$0.survey, "\($0.score)", $0.at, $0.comment] })
    }
  }

  private var reviewSheet: Sheet? {
    businessReviews.map { reviews in
      Sheet(
        columns: [
          .words("Business reviews"), .words("Next"), .words("Attendees", maximum: 40),
          .words("Goals reached", maximum: 60), .words("Next steps", maximum: 60),
        ],
        rows: reviews.map { [$0.day, $0.next ?? "–", $0.attendees, $0.goalsReached, $0.nextSteps] })
    }
  }

  private var interviewSheet: Sheet? {
    exitInterviews.map { interviews in
      Sheet(
        columns: [
          .words("Exit interviews"), .words("Reason"), .words("To"), .words("Would return"),
          .words("Would have kept", maximum: 60), .words("Words", maximum: 80),
        ],
        rows: interviews.map {
          [$0.day, $0.reason, $0.competitor, $0.wouldReturn ?? "–", $0.wouldHaveKept, $0.words]
        })
    }
  }

  private var departureSheet: Sheet? {
    departures.map { departures in
      Sheet(
        columns: [.words("Left"), .words("Reason"), .words("Back"), .words("Note", maximum: 80)],
        rows: departures.map { [$0.left, $0.reason, $0.returned ?? "–", $0.note] })
    }
  }
}

extension Array {
  fileprivate var orNil: Array? { isEmpty ? nil : self }
}
