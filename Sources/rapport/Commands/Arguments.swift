public import ArgumentParser
public import ConsoleApp
public import CustomerSuccess
public import SuccessStore

extension Instant: ExpressibleByArgument {
  public init?(argument: String) { self.init(iso8601: argument) }
}

extension Severity: ExpressibleByArgument {}

extension Segment: ExpressibleByArgument {}

extension CustomerQuery.Sort: ExpressibleByArgument {}

extension Role: ExpressibleByArgument {}

extension QualityCut: ExpressibleByArgument {}

extension QualityFigure: ExpressibleByArgument {}
