import CustomerSuccess
import Foundation
import Testing

/// What Zammad, Request Tracker, Chatwoot and biz expect of their own engines, told as stories here.
///
/// Decided otherwise, and why:
/// - Zammad's update clock runs from creation, and stops at each answer until the customer writes again; ours runs from the
///   first response and starts anew with each public reply, because the framework promises updates, not answers. So
///   `update_due` before the first reply is nil, `next_due` after it may be an update, and `update_min` is a clock each.
/// - Zammad cuts the edges of pauses to whole minutes; ours keep their seconds (09:26:36 instead of 09:26:00).
/// - Zammad starts the response clock of a ticket nobody wrote to; ours waits for the customer's first message.
/// - Chatwoot counts a budget that ends exactly at closing as due at closing; ours is due at the next opening, and
///   `closing` is Chatwoot's answer.
/// - Request Tracker restarts the response clock at each later message of the customer; ours runs once, then the update
///   clock stands for it, and again after a reopening.
/// - Request Tracker keeps the response clock running while stalled unless told otherwise; ours pauses while pending.
@Suite struct SLAPublishedCasesTests {
  private static let weekdays: [Weekday] = [.mon, .tue, .wed, .thu, .fri]
  private static let daily = BusinessCalendar.weekly("berlin", "Europe/Berlin", Weekday.allCases, ["09:00-18:00"])

  private func zammad(
    _ respond: Int?, _ update: Int?, _ resolve: Int?, created: String = "2013-06-04T09:00:00Z",
    on calendar: BusinessCalendar = daily
  ) -> Story {
    Story(.only(respond: respond, update: update, resolve: resolve, on: calendar), created: created)
  }

  private func standardEmail() -> Story {
    var story = zammad(
      60, 120, 180, created: "2013-03-21T09:30:00Z",
      on: .weekly("berlin", "Europe/Berlin", Self.weekdays, ["08:00-18:00"]))
    story.opened()
    return story
  }

  private func due(_ reading: TicketReading, _ kind: ClockKind) -> String? { reading.clock(kind)?.due?.iso8601 }

  @Test func zammadIncomingEmail() {
    let reading = standardEmail().reading()
    #expect(due(reading, .respond) == "2013-03-21T10:30:00Z")
    #expect(due(reading, .update) == nil)
    #expect(due(reading, .resolve) == "2013-03-21T12:30:00Z")
    #expect(reading.nextDeadline(at: moment("2013-03-21T09:30:00Z"))?.kind == .respond)
  }

  @Test(arguments: [("2013-03-21T10:00:00Z", 30, true), ("2013-03-21T14:00:00Z", 270, false)])
  func zammadFirstReply(at: String, minutes: Int, isMet: Bool) {
    var story = standardEmail()
    story.reply(at)
    let outcome = story.reading().clock(.respond)?.outcome
    #expect(
      outcome == (isMet ? .met(at: moment(at), taken: minutes * 60) : .missed(at: moment(at), taken: minutes * 60)))
    #expect(due(story.reading(), .update) == (moment(at) + 7200).iso8601)
  }

  @Test(arguments: [("2013-03-21T11:30:00Z", 120, true), ("2013-03-21T13:00:00Z", 210, false)])
  func zammadClosed(at: String, minutes: Int, isMet: Bool) {
    var story = standardEmail()
    story.status(at, .closed)
    let reading = story.reading()
    #expect(
      reading.clock(.resolve)?.outcome
        == (isMet ? .met(at: moment(at), taken: minutes * 60) : .missed(at: moment(at), taken: minutes * 60)))
    #expect(reading.nextDeadline(at: moment(at)) == nil)
  }

  @Test func zammadNoSLAMatchesAnyMore() {
    var story = zammad(
      60, 180, 240, created: "2013-03-21T09:30:00Z",
      on: .weekly("berlin", "Europe/Berlin", Self.weekdays, ["09:00-17:00"]))
    story.rules.policies[0].conditions.severities = [.high]
    story.opened()
    #expect(due(story.reading(), .respond) == "2013-03-21T10:30:00Z")
    #expect(due(story.reading(), .resolve) == "2013-03-21T13:30:00Z")
    story.add("2013-03-21T09:40:00Z", .agent("sam"), .severity(.low))
    #expect(story.reading().clocks == [])
    #expect(story.reading().policy == nil)
  }

  @Test func zammadReopenedPendingAndClosedTimeArePauses() {
    var story = zammad(120, 180, 250)
    story.opened()
    story.status("2013-06-04T09:30:00Z", .pending)
    story.status("2013-06-04T09:45:00Z", .open)
    story.status("2013-06-04T10:00:00Z", .closed)
    story.status("2013-06-04T10:30:00Z", .open)
    #expect(due(story.reading(), .respond) == "2013-06-04T11:45:00Z")
    #expect(due(story.reading(), .resolve) == "2013-06-04T13:55:00Z")
    #expect(story.reading().clock(.resolve)?.pauses.map(\.cause) == [.pending, .closed])
  }

  @Test func zammadPendingToOpenRollsToTheNextOpening() {
    var story = zammad(120, nil, nil)
    story.opened()
    story.status("2013-06-04T10:00:00Z", .pending)
    #expect(due(story.reading(), .respond) == nil)
    story.status("2013-06-04T15:00:00Z", .open)
    #expect(due(story.reading(), .respond) == "2013-06-05T07:00:00Z")
    #expect(story.reading().clock(.respond)?.closing?.iso8601 == "2013-06-04T16:00:00Z")
  }

  @Test func zammadOpenPendingOpenResponseAndClose() {
    var story = zammad(120, 180, 250)
    story.opened()
    story.status("2013-06-04T10:00:00Z", .pending)
    story.status("2013-06-04T10:30:00Z", .open)
    story.reply("2013-06-04T10:45:00Z")
    story.status("2013-06-04T12:00:00Z", .closed)
    #expect(story.reading().clock(.respond)?.outcome == .met(at: moment("2013-06-04T10:45:00Z"), taken: 75 * 60))
    #expect(story.reading().clock(.resolve)?.outcome == .met(at: moment("2013-06-04T12:00:00Z"), taken: 150 * 60))
  }

  @Test(arguments: [
    ([], 0), (["10:30 open", "11:00 pending"], 30),
    (["10:30 open", "11:00 pending", "11:30 open"], 60),
  ])
  func zammadCreatedPending(changes: [String], minutes: Int) throws {
    var story = zammad(nil, nil, 240)
    story.opened(status: .pending)
    for change in changes {
      let parts = change.split(separator: " ")
      story.status("2013-06-04T\(parts[0]):00Z", try #require(TicketStatus(rawValue: String(parts[1]))))
    }
    story.status("2013-06-04T12:00:00Z", .closed)
    #expect(
      story.reading().clock(.resolve)?.outcome == .met(at: moment("2013-06-04T12:00:00Z"), taken: minutes * 60))
  }

  @Test func zammadCalendarWithHolidays() {
    var story = zammad(
      120, 1200, nil, created: "2016-11-01T13:56:21Z",
      on: .weekly("berlin", "Europe/Berlin", Self.weekdays, ["08:00-20:00"], holidays: [date("2016-11-01")]))
    story.opened()
    #expect(due(story.reading(), .respond) == "2016-11-02T09:00:00Z")
    story.status("2016-11-01T15:25:40Z", .pending)
    story.reply("2016-11-01T15:25:40Z")
    #expect(story.reading().nextDeadline(at: moment("2016-11-01T15:25:40Z")) == nil)
    story.status("2016-11-01T15:59:14Z", .open)
    story.customer("2016-11-01T15:59:14Z")
    #expect(due(story.reading(), .update) == "2016-11-03T15:00:00Z")
    #expect(story.reading().clock(.respond)?.outcome == .met(at: moment("2016-11-01T15:25:40Z"), taken: 0))
    story.status("2016-11-01T15:59:58Z", .pending)
    story.status("2016-11-07T13:26:36Z", .open)
    story.customer("2016-11-07T13:26:36Z")
    #expect(due(story.reading(), .update) == "2016-11-09T09:26:36Z")
    story.customer("2016-11-07T14:26:36Z")
    #expect(due(story.reading(), .update) == "2016-11-09T09:26:36Z")
  }

  @Test func requestTrackerChangesTheLevel() {
    let sunday = BusinessCalendar.weekly("sunday", "UTC", [.sun], ["09:00-17:00"])
    let monday = BusinessCalendar.weekly("monday", "UTC", [.mon], ["09:00-17:00"])
    var story = Story(.only(resolve: 60, on: sunday), created: "2007-01-01T00:00:00Z")
    story.opened()
    #expect(due(story.reading(), .resolve) == "2007-01-07T10:00:00Z")
    story.rules = .only(resolve: 60, on: monday)
    #expect(due(story.reading(), .resolve) == "2007-01-01T10:00:00Z")
  }

  @Test(arguments: [
    ("America/New_York", "2007-01-01T22:00:00Z", "2007-01-02T15:00:00Z"),
    ("Europe/Moscow", "2007-01-02T06:00:00Z", "2007-01-02T08:00:00Z"),
  ])
  func requestTrackerZones(zone: String, starts: String, due: String) {
    let calendar = BusinessCalendar.weekly("team", zone, Self.weekdays, ["09:00-18:00"])
    let created = moment("2007-01-01T22:00:00Z")
    #expect(calendar.nextOpening(at: created)?.iso8601 == starts)
    #expect(calendar.due(from: created, budget: 7200)?.due.iso8601 == due)
  }

  @Test func requestTrackerRules() {
    var story = Story(.only(respond: 120, update: 240, resolve: 240))
    story.opened(by: .agent("sam"))
    #expect(story.reading().clock(.respond) == nil, "a ticket of the team's own waits for the customer")
    story.customer("11:00:00")
    #expect(due(story.reading(), .respond) == "2026-03-10T13:00:00Z")
    story.customer("11:30:00")
    #expect(due(story.reading(), .respond) == "2026-03-10T13:00:00Z")
    story.reply("12:00:00")
    #expect(due(story.reading(), .update) == "2026-03-10T16:00:00Z")
    story.reply("12:10:00")
    #expect(due(story.reading(), .update) == "2026-03-10T16:10:00Z")
    #expect(story.reading().clocks.filter { $0.kind == .respond }.count == 1)
    #expect(due(story.reading(), .resolve) == "2026-03-10T14:00:00Z", "replies never move it")
    story.rules = .only(respond: 120, update: 240, resolve: 480)
    #expect(due(story.reading(), .resolve) == "2026-03-10T18:00:00Z", "four hours more from the same start")
  }
}

/// The parts of the published file that a machine can read.
@Suite(.enabled(if: SharedSLAData.isThere, "reference data is not beside this checkout"))
struct SLAPublishedFileTests {
  struct Published: Decodable {
    var source: String
    var tz: String?
    var hours: [String: [[String]]]?
    var dueCases: [[Cell]]?
    var closeInclusive: [[Cell]]?
    var starts: [[Cell]]?
    var elapsed: [[Cell]]?

    enum CodingKeys: String, CodingKey {
      case source, tz, hours
      case dueCases = "due_cases"
      case closeInclusive = "close_inclusive_only"
      case starts = "starts_cases"
      case elapsed = "elapsed_h"
    }

    var calendar: BusinessCalendar {
      var week: [Weekday: [OpenHours]] = [:]
      for (key, spans) in hours ?? [:] {
        let ends = key.split(separator: "-").map { Weekday.allCases.firstIndex(of: Weekday(rawValue: String($0))!)! }
        for day in ends[0]...(ends.last ?? ends[0]) {
          week[Weekday.allCases[day]] = spans.map { openHours($0.joined(separator: "-")) }
        }
      }
      return BusinessCalendar(name: source, zone: Zone(identifier: tz ?? "UTC")!, week: week)
    }
  }

  enum Cell: Decodable {
    case time(Instant)
    case number(Double)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .time(CustomerSuccessTests.moment(try container.decode(String.self)))
      }
    }

    var time: Instant { if case .time(let time) = self { time } else { Instant(seconds: 0) } }
    var number: Double { if case .number(let number) = self { number } else { .nan } }
  }

  @Test func agreesWithWhatIsPublished() throws {
    var count = 0
    for one in try SharedSLAData.json("published_sla_cases.json", as: [Published].self) {
      let calendar = one.calendar
      for row in one.dueCases ?? [] {
        #expect(calendar.due(from: row[0].time, budget: Int(row[1].number) * 60)?.due == row[2].time, "\(one.source)")
        count += 1
      }
      for row in one.closeInclusive ?? [] {
        let deadline = try #require(calendar.due(from: row[0].time, budget: Int(row[1].number) * 60))
        #expect(deadline.closing == row[2].time, "\(one.source)")
        #expect(deadline.due > row[2].time, "ours is the next opening")
        count += 1
      }
      for row in one.starts ?? [] {
        #expect(calendar.nextOpening(at: row[0].time) == row[1].time, "\(one.source)")
        count += 1
      }
      for row in one.elapsed ?? [] {
        #expect(Double(calendar.openSeconds(from: row[0].time, to: row[1].time)) == row[2].number * 3600)
        count += 1
      }
    }
    #expect(count == 18)
  }
}
