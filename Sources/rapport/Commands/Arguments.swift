public import ConsoleApp
public import CustomerSuccess
public import SuccessStore

extension Severity: ListedArgument {}

extension Segment: ListedArgument {}

extension CustomerQuery.Sort: ListedArgument {}

extension Role: ListedArgument {}

extension QualityCut: ListedArgument {}

extension QualityFigure: ListedArgument {}
