import CustomerSuccess
import SuccessStore

/// What a line of My day follows from: the deadline of a step, a renewal's reminders, and not the score of its customer.
struct DayWhy {
  var row: DayRow
  var scene: Scene

  private var today: LocalDate { scene.today }
  private var rules: DayRules { scene.dayRules }

  var why: Why {
    switch row.item.matter {
    // A ticket's deadlines and what made a score fall have pages of their own.
    case .ticket, .action, .fall: row.subject.why(in: scene)
    case .lapsed(let lapse): .account("Why: renewals of long ago", words(lapse))
    case .renewal(let renewal): .account("Why: \(row.customerName) renews", words(renewal))
    case .certificate(let certificate): .account("Why: a certificate ends", words(certificate))
    case .review(let review): .account("Why: a business review", words(review))
    case .interview(let interview): .account("Why: an exit interview", words(interview))
    case .journey(let step):
      step.reckoned.map { StepWhy(step: $0.step, start: $0.start, scene: scene).why } ?? .nothing
    }
  }

  private func words(_ renewal: DayRenewal) -> [String] {
    let isOver = renewal.on < today
    let score = renewal.score.map { "The health score is \($0)." } ?? "The customer has no health score yet."
    return [
      "\(row.customerName)'s contract \(isOver ? "was to renew" : "renews") on \(day(renewal.on)), \(TimeWords.distance(renewal.on - today)).",
      isOver
        ? "Nobody has renewed it since, moved its day or taken down that the customer left; until one of that is done, the portfolio and "
          + "the book of business count it as overdue."
        : reminders(rules.renewalDays, "the renewal"), score,
      "\(own(.done)) notes that it is done, \(own(.wave)) waves it off, \(key(.add)) takes it up, \(key(.renew)) renews the "
        + "contract: each is about this reminder alone.",
    ]
  }

  private func words(_ lapse: DayLapse) -> [String] {
    [
      "\(counted(lapse.count, "contract")) of your customers were to renew more than \(today - rules.firstMissed(at: scene.now)) days ago, "
        + "the last of them \(row.customerName)'s, on \(day(lapse.last)). Nobody has said since what became of them.",
      "Renewing, another day or that the customer left takes each off; \(own(.open)) shows them all (\(DayLapse.filter)).",
    ]
  }

  private func words(_ review: DayReview) -> [String] {
    [
      "The last business review with \(row.customerName) was held on \(day(review.last)), and the next one agreed for \(day(review.due)), "
        + "\(TimeWords.distance(review.due - today)).",
      "\(key(.review)) takes it down, \(own(.wave)) waves it off, \(key(.add)) takes it up as an action item.",
    ]
  }

  private func words(_ interview: DayInterview) -> [String] {
    [
      "\(row.customerName) left on \(day(interview.left)), \(TimeWords.distance(interview.left - today)), and no exit interview is written down.",
      "It is spoken of for \(ExitInterview.daysOpen) days after the leaving; one that was held up to \(ExitInterview.daysAhead) days before counts.",
      "\(key(.interview)) takes it down, \(own(.wave)) waves it off, \(key(.add)) takes it up as an action item.",
    ]
  }

  private func words(_ certificate: DayCertificate) -> [String] {
    [
      "The \(certificate.path) certificate of \(certificate.learnerName) \(certificate.ends < today ? "was" : "is") valid up to \(day(certificate.ends)), "
        + "\(TimeWords.distance(certificate.ends - today)).",
      reminders(rules.training.warningDays, "its end"),
      "\(VerbKeys.name(of: .renew, on: .learner, in: scene.keyMap)) renews it for \(rules.training.certificateMonths) months from today "
        + "on, as long as every module of its path is complete.",
    ]
  }

  /// `It is spoken of 60, 30, 14, 7 and 1 days before the renewal; the present reminder began on 26 Nov.`
  private func reminders(_ days: [Int], _ event: String) -> String {
    let told = days.sorted(by: >).map(String.init)
    let list = told.dropLast().joined(separator: ", ") + (told.count > 1 ? " and " : "") + (told.last ?? "")
    let began = rules.opened(row.item, at: scene.now).map {
      "; the present reminder began on \(day(scene.zone.date(of: $0)))"
    }
    return "It is spoken of \(list) days before \(event)\(began ?? "")."
  }

  private func own(_ action: MyDayPane.Action) -> String {
    scene.keyMap.keys(of: Command(action, in: PaneID.myDay.description)).first?.name ?? action.title
  }

  private func key(_ verb: Verb) -> String { VerbKeys.name(of: verb, on: .customer, in: scene.keyMap) }

  private func day(_ date: LocalDate) -> String { TimeWords.day(date, today: today) }
}

/// When a step of a journey is due, and why it is not done.
struct StepWhy {
  var step: JourneyStep
  var start: LocalDate
  var scene: Scene

  var why: Why {
    .account("Why: \(step.step.fullTitle)", [due, standing].compactMap(\.self))
  }

  private var due: String {
    guard let dates = step.dates else { return "It has no day yet: it \(JourneyWords.waits(step) ?? "waits")." }
    let began = day(start)
    let days = step.step.days
    if let days, start + days.upperBound == dates.upperBound {
      let span = days.count > 1 ? "days \(days.lowerBound) to \(days.upperBound)" : "day \(days.upperBound)"
      return "Due on \(day(dates.upperBound)): \(span) of the journey, which began on \(began)."
    }
    return "Due on \(day(dates.upperBound)), the day on which what it waited for came; the journey began on \(began)."
  }

  private var standing: String {
    let late = step.dates.map { scene.today - $0.upperBound } ?? 0
    switch step.state {
    case .late:
      return "It is \(counted(late, "day")) late: \(JourneyWords.why(step, today: scene.today))."
    case .due, .upcoming: return "\(JourneyWords.why(step, today: scene.today).capitalizedFirst)."
    case .done: return "It is done\(step.settled.map { ", since \(day($0))" } ?? "")."
    case .skipped: return "It was skipped\(step.outcome.map { ": \($0.reason)" } ?? "")."
    }
  }

  private func day(_ date: LocalDate) -> String { TimeWords.day(date, today: scene.today) }
}
