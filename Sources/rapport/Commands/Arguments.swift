public import ConsoleApp
public import CustomerSuccess
public import SuccessStore

extension Severity: ListedArgument {}

extension Segment: ListedArgument {}

extension CustomerQuery.Sort: ListedArgument {
  public init?(argument: String) { self.init(word: argument) }
}

extension Role: ListedArgument {}

extension QualityCut: ListedArgument {}

extension QualityFigure: ListedArgument {}
