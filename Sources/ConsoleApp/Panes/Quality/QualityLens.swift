public import CustomerSuccess
import SuccessStore
import TerminalUI

/// What the panes of support quality look at together: the period, the cut, and whose tickets are listed.
public struct QualityLens: Hashable, Sendable {
  public private(set) var cut = QualityCut.severity
  private var period = PeriodBack()
  /// The figure whose tickets are listed: the one that the cursor is on.
  public private(set) var figure = QualityFigure.firstContact
  /// Of one row of the cut, with its title; nil for all.
  public private(set) var value: String?
  public private(set) var title = ""

  public var days: Int { period.days }

  public init() {}

  /// By another way: its rows are others, so that all tickets are listed again.
  func by(_ cut: QualityCut) -> QualityLens {
    var lens = self
    lens.cut = cut
    lens.value = nil
    return lens
  }

  /// Over the next longer time, or the next shorter.
  func over(_ step: Int) -> QualityLens {
    var lens = self
    lens.period.step(by: step)
    return lens
  }

  func behind(_ figure: QualityFigure, of row: (value: String, title: String)?) -> QualityLens {
    var lens = self
    lens.figure = figure
    lens.value = row?.value
    lens.title = row?.title ?? ""
    return lens
  }

  func query(_ scope: Filter) -> QualityQuery { QualityQuery(scope, by: cut, days: days) }
}

extension Console {
  /// Whose tickets are listed goes by it; that list keeps what it shows until it has been told of the others.
  mutating func look(through lens: QualityLens) { self.lens = lens }
}
