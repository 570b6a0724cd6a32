public import ArgumentParser
public import ConsoleApp

/// Where the console starts.
struct RoleOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Start as csm (My day), lead (the ticket queue) or manager (the overview).", valueName: "role"))
  var role: Role?
}

extension Role: ExpressibleByArgument {}
