import CustomerSuccess
import SuccessStore
import TerminalUI

/// An opportunity as lines.
struct OpportunityPage {
  var detail: OpportunityDetail
  var scene: Scene

  private var row: OpportunityRow { detail.row }
  private var one: Opportunity { row.standing.opportunity }

  var lines: [PageLine] {
    header + PageLine.section("Worth", worth) + PageLine.section("What speaks for it", note: points, signals)
      + PageLine.section("What does not show", missing) + PageLine.section("Earlier", earlier)
      + PageLine.section("Programmes", PageLine.memberships(detail.memberships, in: scene))
  }

  private var points: String { "\(row.standing.score) of 100 points" }

  private var header: [PageLine] {
    let customer = row.customer
    let dot = Piece(" \(scene.glyphs.bullet) ", .muted)
    let owner = customer.owner.isEmpty ? "nobody's account" : "owner \(customer.owner)"
    let pieces = [
      Piece(row.id.text, .title, emphasis: .bold), dot, Piece(customer.name), dot, Piece(customer.tier.title, .muted),
      dot, Piece(owner, .muted),
    ]
    let since = row.standing.isTaken ? "since" : "by its health since"
    let stage = [
      Piece("\(ProgrammeWords.mark(one.stage, scene.glyphs)) ", ProgrammeWords.tone(one.stage)),
      Piece(one.stage.rawValue.capitalizedFirst, ProgrammeWords.tone(one.stage), emphasis: .bold),
      Piece("  \(since) \(ProgrammeWords.day(one.since, in: scene))", .muted),
    ]
    let reason = one.reason.isEmpty ? [] : PageLine.paragraphs(one.reason, in: scene)
    return PageLine.wrapped(pieces, in: scene).map { $0.about(.customer(customer), opens: .customer(customer.id)) }
      + PageLine.wrapped(stage, in: scene) + reason
  }

  private var worth: [PageLine] {
    let day = ProgrammeWords.closes(row.standing, in: scene)
    let none = one.stage.isOpen ? "No day is agreed by which it is to be decided" : ""
    let words = one.stage.isOpen ? "To be decided: " : "Decided: "
    let closes = row.standing.decided == nil ? [Piece(none, .muted)] : [Piece(words, .muted), day]
    return PageLine.paragraphs(ProgrammeWords.worth(row).capitalizedFirst, in: scene)
      + [PageLine.text(closes, isStop: true)]
  }

  private var signals: [PageLine] {
    guard !row.reading.signals.isEmpty else {
      return PageLine.paragraphs("Nothing but its readiness for an upgrade", tone: .muted, in: scene)
    }
    return row.reading.signals.flatMap { found in
      PageLine.paragraphs(found.title, indent: 4, mark: Self.points(found.points), in: scene)
        + PageLine.paragraphs(
          "\(found.evidence), \(TimeWords.day(found.on, today: scene.today))", indent: 4, tone: .accent, in: scene)
    }
  }

  /// `5` under the five of `15`.
  private static func points(_ points: Int) -> String { points < 10 ? " \(points)" : "\(points)" }

  /// The framework's other signals: what to ask, and what to note.
  private var missing: [PageLine] {
    let found = Set(row.reading.signals.map { "\($0.programme)/\($0.signal)" })
    return scene.outreach.programmes.enabled.flatMap { programme in
      programme.signals.filter { !found.contains("\(programme.id)/\($0.id)") }.flatMap { signal in
        PageLine.paragraphs(
          ProgrammeWords.sought(signal), indent: 4, mark: Self.points(signal.points), tone: .muted, in: scene)
      }
    }
  }

  private var earlier: [PageLine] {
    detail.all.filter { $0.id != row.id }.flatMap { other in
      let day = other.decided.map { " \(TimeWords.day($0, today: scene.today))" } ?? ""
      let reason = other.opportunity.reason.isEmpty ? "" : ": \(other.opportunity.reason)"
      return PageLine.paragraphs(
        "\(other.id) \(other.opportunity.stage.rawValue)\(day)\(reason)", tone: .muted, in: scene)
    }
  }
}

extension PageLine {
  /// A customer's programmes, a line each; acts on one are about that programme.
  static func memberships(_ rows: [MemberRow], in scene: Scene) -> [PageLine] {
    let lines = PageLine.rows(
      rows,
      [
        .init("", .fitting(19), named: "Programme") { row in
          let tone: Tone = row.membership.until == nil ? .text : .muted
          return [Piece(scene.outreach.title(of: row.membership.programme), tone)]
        },
        .init("", .flexible(minimum: 14, weight: 1), named: "Stands") { row in
          let why = row.membership.until == nil ? "" : ": \(row.membership.why)"
          return [ProgrammeWords.standing(row, in: scene), Piece(why, .muted)]
        },
        .init("", .fitting(17), named: "Since", priority: 2) { row in
          [Piece("in since \(ProgrammeWords.day(row.membership.since, in: scene))", .muted)]
        },
      ])
    return zip(rows, lines).map { row, line in
      line.about(.customer(row.customer), preset: ["trigger": row.membership.programme.text])
    }
  }
}
