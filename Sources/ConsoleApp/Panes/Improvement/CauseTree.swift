import CustomerSuccess
import SuccessStore
import TerminalUI

/// The lines of the causes' pane: a branch a line, under an open one its causes, under an open cause its tickets; then the
/// gaps in training and the self-service rate.
struct CauseTree {
  var figures: ImprovementFigures
  var opened: Set<CausePath>
  var scene: Scene

  private struct Node {
    var line: PageLine
    var path: CausePath?
  }

  var lines: [PageLine] { nodes.map(\.line) + gaps.map(\.line) + selfService }

  /// Customers whose people a line proposes to enrol.
  func proposed(at line: Int) -> [CustomerID] {
    let (gaps, place) = (gaps, line - nodes.count)
    return gaps.indices.contains(place) ? gaps[place].proposed : []
  }

  /// The branch that a line stands for.
  func path(at line: Int) -> CausePath? { nodes.indices.contains(line) ? nodes[line].path : nil }

  // MARK: Fishbone

  private var nodes: [Node] {
    guard figures.fishbone.count > 0 else {
      let key = VerbKeys.name(of: .explain, on: .ticket, in: scene.keyMap)
      let words = "No root cause was found in this time; \(key) on a ticket notes its five whys"
      return [Node(line: .text([Piece(words, .muted)], isStop: true))]
    }
    return figures.fishbone.branches.flatMap { branch -> [Node] in
      let path = CausePath(branch.category)
      let title = scene.improvement[branch.category]?.title ?? branch.category.text
      let bar = bar(title, branch.count, depth: 0, isOpen: opened.contains(path)).named("\(path)")
      let head = Node(line: bar, path: path)
      return [head] + (opened.contains(path) ? branch.twigs.flatMap { nodes(of: $0, in: branch) } : [])
    }
  }

  /// A twig without a name of its own has the path of no cause that could be named, so that it opens by itself.
  private func nodes(of twig: Fishbone.Twig, in branch: Fishbone.Branch) -> [Node] {
    let path = CausePath(branch.category, twig.cause ?? CauseID(""))
    let title = ImprovementWords.title(of: twig.cause, in: branch.category, scene.improvement)
    let bar = bar(title, twig.count, depth: 1, isOpen: opened.contains(path)).named("\(path)")
    let head = Node(line: bar, path: path)
    return [head] + (opened.contains(path) ? twig.roots.map { Node(line: line(of: $0)) } : [])
  }

  private func bar(_ title: String, _ count: Int, depth: Int, isOpen: Bool) -> PageLine {
    let most = figures.fishbone.branches.first?.count ?? count
    return PageLine(isStop: true) { y, canvas in
      let mark = isOpen ? canvas.glyphs.down : canvas.glyphs.pointer
      canvas.write(String(mark), at: Point(x: 1 + 2 * depth, y: y), tone: .key)
      // Half of the room is the bar's, so that bars of both depths can be compared.
      let width = max(4, (canvas.width - 10) / 2)
      let words = max(0, canvas.width - width - 10 - 2 * depth)
      canvas.write(
        title, at: Point(x: 3 + 2 * depth, y: y), tone: depth == 0 ? .title : .text, maxWidth: words)
      canvas.writeRight(
        NumberWords.whole(count), at: Point(x: canvas.width - width - 7, y: y), width: 5, tone: .title)
      Bar(value: Double(count), of: Double(most), tone: depth == 0 ? .accent : .muted).draw(
        in: Rect(x: canvas.width - width - 1, y: y, width: width, height: 1), on: &canvas)
    }
  }

  private func line(of root: RootCause) -> PageLine {
    let row = figures.tickets[root.ticket]
    return PageLine.text([
      Piece("      \(root.ticket)  ", .accent), Piece(root.deepest.oneLine),
      Piece("  \(row?.customerName ?? "")", .muted),
    ]).about(row?.subject, opens: .ticket(root.ticket))
  }

  // MARK: Training and self-service

  private struct GapLine {
    var line: PageLine
    var proposed: [CustomerID] = []
  }

  private var gaps: [GapLine] {
    guard !figures.gaps.isEmpty else { return [] }
    let head = PageLine.heading("Training gaps", note: "tickets from customers where nobody has learned it")
    return [GapLine(line: .blank), GapLine(line: head)] + figures.gaps.flatMap(lines)
  }

  private func lines(of gap: TrainingGap) -> [GapLine] {
    let share = "\(NumberWords.whole(gap.share.part)) of \(counted(gap.share.whole, "ticket"))"
    let customers =
      "\(NumberWords.whole(gap.untrainedCustomers.count)) of \(counted(gap.customers, "customer"))"
    let learners = gap.withoutLearners == 0 ? "" : ", \(NumberWords.whole(gap.withoutLearners)) without learners"
    let head = PageLine.text(
      [
        Piece(gap.lesson.title, .title), Piece("  \(share)", gap.share.part == 0 ? .muted : .atRisk),
        Piece("  \(customers)\(learners)", .muted),
      ], isStop: true)
    return [GapLine(line: head)]
      + gap.lacking.filter { $0.customers > 0 }.map { lack in
        let title = ImprovementWords.title(of: lack.module, in: scene.training)
        var pieces = [Piece("  \(NumberWords.whole(lack.customers)) lack \(title)", .muted)]
        if !lack.proposed.isEmpty {
          let key = VerbKeys.name(of: .enrol, on: .customer, in: scene.keyMap)
          let teams = lack.proposed.count == 1 ? "1 team" : "\(NumberWords.whole(lack.proposed.count)) teams"
          pieces.append(Piece("  \(key) enrols \(teams)", .accent))
        }
        var line = PageLine.text(pieces, isStop: true)
        if !lack.proposed.isEmpty { line.preset = ["path": lack.module.path.text] }
        return GapLine(line: line, proposed: lack.proposed)
      }
  }

  private var selfService: [PageLine] {
    let goal = scene.support.tiers[.selfService]?.resolutionRate ?? ""
    return [
      .blank, .heading("Self-service", note: goal.isEmpty ? "" : "the framework's tier 1: \(goal)"),
      .text([Piece(ImprovementWords.selfService(figures))], isStop: true),
    ]
  }
}

extension String {
  /// Line ends as blanks.
  var oneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
