import ConsoleApp
import CustomerSuccess
import SuccessStore
import TerminalUI

/// A review's tickets, training and journey.
extension CustomerReview {
  private static let promiseSeries = [
    ChartSeries(name: "met", tone: .healthy), ChartSeries(name: "missed", tone: .critical),
  ]
  private static let weeksShown = 14
  private static let ticketsShown = 10

  var supportSentence: String {
    let total = facts.quality.breakdown.total
    let (response, resolution) = (total.share(of: .response), total.share(of: .resolution))
    guard response.whole + resolution.whole > 0 else {
      return "No promise of support came due in the last \(counted(facts.days, "day"))."
    }
    let parts = [
      response.whole == 0 ? nil : "\(response.part) of \(PaperWords.counted(response.whole, "first response"))",
      resolution.whole == 0 ? nil : "\(resolution.part) of \(PaperWords.counted(resolution.whole, "resolution"))",
    ].compactMap(\.self)
    return "In the last \(counted(facts.days, "day")) \(PaperWords.list(parts)) came in time."
  }

  var support: Paper.Section {
    let total = facts.quality.breakdown.total
    var blocks: [Paper.Block] = [.words(supportSentence)]
    let shares = [("First response", total.share(of: .response)), ("Resolution", total.share(of: .resolution))]
      .filter { $0.1.whole > 0 }
    if !shares.isEmpty { blocks += [.figure(promised(shares)), .figure(weekly)] }
    if !total.isEmpty {
      var sheet = qualityMetrics.sheet(days: facts.days)
      sheet.title = "Support against its targets"
      sheet.columns[3].title = "Counted"
      blocks.append(.table(sheet))
    }
    return Paper.Section(title: "Support", blocks: blocks + openTickets)
  }

  private func promised(_ shares: [(name: String, share: TicketShare)]) -> Paper.Figure {
    let rows = shares.map { name, share in
      ShareChart.Row(
        name: name, counts: [share.part, share.missed],
        words: "\(NumberWords.percent(share.part, of: share.whole)) in time")
    }
    let words = shares.map { "\($0.name): \($0.share.part) met, \($0.share.missed) missed" }
    let sheet = Sheet(
      columns: [.words("Promise"), .number("Met"), .number("Missed"), .number("In time")],
      rows: shares.map { name, share in
        [
          name, NumberWords.whole(share.part), NumberWords.whole(share.missed),
          NumberWords.percent(share.part, of: share.whole),
        ]
      })
    return Paper.Figure(
      title: "Promises met and missed, \(counted(facts.days, "day"))", summary: words.joined(separator: "; ") + ".",
      chart: ShareChart(series: Self.promiseSeries, rows: rows), table: sheet)
  }

  private var weekly: Paper.Figure {
    let weeks = facts.promises.suffix(Self.weeksShown)
    let columns = weeks.map { week in
      let share = week.response + week.resolution
      return ColumnChart.Column(
        name: "\(week.monday.civil.day) \(TimeNames.month(week.monday))",
        values: [Double(share.part), Double(share.missed)])
    }
    let sheet = Sheet(
      columns: [.words("Week from")]
        + ["Response met", "Response missed", "Resolution met", "Resolution missed"].map { .number($0) },
      rows: weeks.map { week in
        [TimeNames.short(week.monday)]
          + [week.response.part, week.response.missed, week.resolution.part, week.resolution.missed]
          .map(NumberWords.whole)
      })
    let busy = weeks.filter { $0.response.whole + $0.resolution.whole > 0 }
    let words = busy.map { week in
      let share = week.response + week.resolution
      return "week of \(TimeNames.short(week.monday)): \(share.part) met, \(share.missed) missed"
    }
    return Paper.Figure(
      title: "The same by week", summary: words.joined(separator: "; ").capitalizedFirst + ".",
      chart: ColumnChart(series: Self.promiseSeries, columns: columns) { NumberWords.whole(Int($0)) }, table: sheet)
  }

  private var openTickets: [Paper.Block] {
    let open = facts.detail.tickets.filter(\.reading.isOpen)
    guard !open.isEmpty else { return [.words("No ticket is open.")] }
    let rows = open.few(Self.ticketsShown).shown.map { row in
      let reading = row.reading
      return [
        reading.ticket.subject, row.id.text, reading.severity.title, reading.status.title,
        TimeNames.short(facts.day(reading.ticket.created)),
      ]
    }
    let sheet = Sheet(
      title: "Open tickets",
      columns: [.words("Subject"), .words("Ticket"), .words("Severity"), .words("Status"), .words("Opened")],
      rows: rows)
    return [.table(sheet)] + PaperWords.more(rows.count, of: open.count, "open ticket")
  }

  // MARK: Training

  private var paths: [(figures: TrainingFigures.PathFigures, entry: TrainingReport.Path)] {
    facts.training.paths.compactMap { path in trainingPrograms[path.path.text].map { (path, $0) } }
  }

  var trainingSentence: String {
    let (done, all) = facts.training.modules
    guard all > 0 else { return "Nobody is enrolled in training yet." }
    return "Training: \(NumberWords.whole(done)) of \(PaperWords.counted(all, "module")) of those enrolled are done."
  }

  var training: Paper.Section {
    guard !paths.isEmpty else { return Paper.Section(title: "Training", blocks: [.words(trainingSentence)]) }
    let rows = paths.map { path in
      ShareChart.Row(
        name: path.entry.title,
        counts: [path.entry.modulesCompleted, path.entry.modules - path.entry.modulesCompleted],
        words: "\(NumberWords.percent(path.entry.modulesCompleted, of: path.entry.modules)) done")
    }
    func percent(_ rate: Double?) -> String { rate.map { "\(NumberWords.tenth($0)) %" } ?? "–" }
    let sheet = Sheet(
      title: "Training by path",
      columns: [.words("Path")]
        + ["Enrolled", "Completed", "Modules done", "On time", "Certified", "Expiring"].map { .number($0) },
      rows: paths.map { path in
        let entry = path.entry
        return [
          entry.title, NumberWords.whole(entry.enrolled), NumberWords.whole(entry.completed),
          percent(entry.progressRate), percent(entry.onTimeRate), NumberWords.whole(entry.certified),
          NumberWords.whole(entry.expiring),
        ]
      })
    let words = paths.map { "\($0.entry.title): \($0.entry.modulesCompleted) of \($0.entry.modules) modules" }
    let series = [ChartSeries(name: "done", tone: .good), ChartSeries(name: "to do", tone: .muted, isPale: true)]
    let figure = Paper.Figure(
      title: "Modules by path", summary: words.joined(separator: "; ") + ".",
      chart: ShareChart(series: series, rows: rows), table: sheet)
    return Paper.Section(title: "Training", blocks: [.words(trainingSentence), .figure(figure), .table(sheet)])
  }
}
