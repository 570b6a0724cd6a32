import CustomerSuccess
import SuccessStore
import TerminalUI

/// A programme's rule and its members, as lines.
struct ProgrammePage {
  var programme: Programme
  var members: Page<MemberRow>
  var scene: Scene

  var lines: [PageLine] {
    rule + PageLine.section("Who is in", note: "\(inside.count)", rows(inside))
      + PageLine.section("Who is out", note: "\(outside.count)", rows(outside)) + rest
      + PageLine.section("Signals", signals)
      + PageLine.section(programme.kind == .campaign ? "Contents, in turn" : "Engagement", contents)
  }

  private var inside: [MemberRow] { members.rows.filter { $0.membership.until == nil } }
  private var outside: [MemberRow] { members.rows.filter { $0.membership.until != nil } }

  private var rule: [PageLine] {
    var lines = PageLine.paragraphs("\(programme.words.trigger).", in: scene)
    lines += PageLine.paragraphs("Takes \(programme.target.text)", tone: .accent, in: scene)
    lines += PageLine.paragraphs("Touches \(programme.often), for \(recipients)", tone: .muted, in: scene)
    if !programme.ends.words.isEmpty {
      lines += PageLine.paragraphs("Ends \(programme.ends.words.joined(separator: ", "))", tone: .muted, in: scene)
    }
    if programme.isUpsell {
      lines += PageLine.paragraphs(
        "Waits while a customer is at risk or has a critical ticket open", tone: .muted, in: scene)
    }
    if !programme.personalization.isEmpty {
      lines += PageLine.paragraphs(programme.personalization, tone: .muted, in: scene)
    }
    return programme.words.isEnabled ? lines : lines + PageLine.paragraphs("Switched off", tone: .waiting, in: scene)
  }

  private var recipients: String { programme.words.recipients.map(\.rawValue).joined(separator: ", ") }

  private func rows(_ rows: [MemberRow]) -> [PageLine] {
    let lines = PageLine.rows(
      rows,
      [
        .init("", .flexible(minimum: 12, weight: 2), named: "Customer") { [Piece($0.customer.name)] },
        .init("", .flexible(minimum: 14, weight: 2), named: "Stands") { row in
          [
            row.membership.until == nil
              ? ProgrammeWords.standing(row, in: scene) : Piece(row.membership.why, .muted)
          ]
        },
        .init("", .fitting(9), named: "Touches", priority: 1) { row in
          [Piece(row.standing.map { $0.touches == 1 ? "1 touch" : "\($0.touches) touches" } ?? "", .muted)]
        },
        .init("", .fitting(12), named: "Since", priority: 2) { row in
          let moment = row.membership.until ?? row.membership.since
          return [Piece(ProgrammeWords.day(moment, in: scene), .muted)]
        },
      ])
    return zip(rows, lines).map { row, line in
      line.about(.customer(row.customer), opens: .customer(row.id), preset: ["trigger": programme.id.text])
    }
  }

  private var rest: [PageLine] {
    let more = members.total - members.rows.count
    if members.total == 0 { return [.blank] + PageLine.paragraphs("Nobody was ever in it", tone: .muted, in: scene) }
    guard more > 0 else { return [] }
    let words = "and \(NumberWords.whole(more)) more: rapport programme show \(programme.id)"
    return PageLine.paragraphs(words, tone: .muted, in: scene)
  }

  private var signals: [PageLine] {
    programme.signals.flatMap { signal in
      PageLine.paragraphs("\(signal.points) points: \(ProgrammeWords.sought(signal))", in: scene)
    }
  }

  private var contents: [PageLine] { programme.words.actions.flatMap { PageLine.paragraphs($0, in: scene) } }
}
