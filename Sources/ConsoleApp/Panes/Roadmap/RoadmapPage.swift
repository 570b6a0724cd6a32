import CustomerSuccess
import SuccessStore
import TerminalUI

/// The roadmap's page as lines.
struct RoadmapPage {
  var roadmap: Roadmap
  var scene: Scene

  var lines: [PageLine] {
    guard !roadmap.counts.isEmpty else {
      let key = VerbKeys.name(of: .initiative, on: .portfolio, in: scene.keyMap)
      return PageLine.paragraphs("Nothing is planned yet; \(key) begins an initiative", tone: .muted, in: scene)
    }
    return board + roadmap.quarters.flatMap(leg) + PageLine.section("Late milestones", late)
      + PageLine.section("Returns", returns)
  }

  // MARK: The board

  /// More impact above, more effort to the right.
  private var board: [PageLine] {
    [PageLine.heading("Impact against effort", note: "more impact above, more effort to the right")]
      + half(.quickWin, .majorProject) + [rule] + half(.fillIn, .reconsider)
  }

  private func half(_ left: RoadmapRules.Quadrant, _ right: RoadmapRules.Quadrant) -> [PageLine] {
    let (lefts, rights) = (roadmap.board[left, default: []], roadmap.board[right, default: []])
    let heads = pair([head(left, lefts.count)], [head(right, rights.count)])
    let rows = (0..<max(lefts.count, rights.count, 1)).map { index in
      pair(entry(lefts, index), entry(rights, index))
    }
    return [heads] + rows
  }

  private func head(_ corner: RoadmapRules.Quadrant, _ count: Int) -> Piece {
    Piece("\(corner.title)\(count == 0 ? "" : " \(count)")", .title, emphasis: .bold)
  }

  private func entry(_ initiatives: [Initiative], _ index: Int) -> [Piece] {
    guard initiatives.indices.contains(index) else {
      return index == 0 ? [Piece(String(scene.glyphs.dash), .muted)] : []
    }
    let one = initiatives[index]
    return [Piece("\(one.impact)/\(one.effort) ", .accent), Piece(one.title, InitiativeTone.of(one.status))]
  }

  private func pair(_ left: [Piece], _ right: [Piece]) -> PageLine {
    PageLine { y, canvas in
      let middle = canvas.width / 2
      canvas.write(left, at: Point(x: 1, y: y), maxWidth: max(0, middle - 3))
      canvas.write("│", at: Point(x: middle - 1, y: y), tone: .border)
      canvas.write(right, at: Point(x: middle + 1, y: y), maxWidth: max(0, canvas.width - middle - 2))
    }
  }

  private var rule: PageLine {
    PageLine { y, canvas in
      let middle = canvas.width / 2
      let left = String(repeating: "─", count: max(0, middle - 2))
      let right = String(repeating: "─", count: max(0, canvas.width - middle - 1))
      canvas.write("\(left)┼\(right)", at: Point(x: 1, y: y), tone: .border)
    }
  }

  // MARK: Quarters

  private func leg(_ leg: Roadmap.Leg) -> [PageLine] {
    let loads = leg.owners.map { load in
      PageLine.text([Piece("  \(InitiativeWords.load(load))", load.isOver ? .atRisk : .muted)], isStop: true)
    }
    return [.blank, .heading(leg.quarter?.description ?? "Not planned yet", note: note(of: leg))]
      + rows(leg.initiatives) + loads
  }

  private func note(of leg: Roadmap.Leg) -> String {
    leg.isOverloaded ? "somebody has taken on too much" : counted(leg.initiatives.count, "initiative")
  }

  private func rows(_ initiatives: [Initiative]) -> [PageLine] {
    let lines = PageLine.rows(
      initiatives,
      [
        .init("", .fixed(7), named: "Status") { row in [Piece(row.status.rawValue, InitiativeTone.of(row.status))] },
        .init("", .flexible(minimum: 16, weight: 1), named: "Title") { row in [Piece(row.title)] },
        .init("", .fitting(4, most: 14), named: "Owner", priority: 1) { row in [Piece(row.owner, .muted)] },
        .init("", .fixed(5), named: "Done", priority: 2, isRight: true) { row in [Piece("\(row.percentDone) %", .muted)]
        },
      ])
    return zip(initiatives, lines).map { one, line in line.about(.initiative(one), opens: .initiative(one.id)) }
  }

  // MARK: What is late, what it pays

  private var late: [PageLine] {
    roadmap.late.map { late in
      PageLine.text(
        [
          Piece("\(counted(late.days, "day"))  ", .atRisk), Piece(late.milestone.title),
          Piece("  \(late.initiative.title)", .muted),
        ], isStop: true
      )
      .about(
        .initiative(late.initiative), opens: .initiative(late.initiative.id),
        preset: ["title": late.milestone.title, "state": "done"])
    }
  }

  private var returns: [PageLine] {
    let known = roadmap.returns
    guard known.initiatives > 0 else { return [] }
    return known.rates.map { rate in
      let cost = NumberWords.money(Money(minorUnits: known.cost[rate.currency], currency: rate.currency))
      let gain = NumberWords.money(Money(minorUnits: known.gain[rate.currency], currency: rate.currency))
      return PageLine.text(
        [
          Piece(InitiativeWords.returns(rate.rate), rate.rate < 0 ? .atRisk : .healthy),
          Piece("  \(gain) for \(cost)"), Piece("  over \(counted(known.initiatives, "initiative"))", .muted),
        ], isStop: true)
    }
  }
}
