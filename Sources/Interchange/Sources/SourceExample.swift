/// A source as `sources.yaml` says it, which the manual shows and tests ask a server that answers as the tool does.
public struct SourceExample: Sendable {
  public var title: String
  public var words: String
  /// The tool's address, as it stands in the text.
  public var host: String
  public var text: String

  /// In the order in which the manual tells them.
  public static let all = [hubSpot, salesforce, zendesk, serviceNow]

  public static let hubSpot = SourceExample(
    title: "HubSpot",
    words: """
      All companies once an hour, page by page: the answer's paging.next.after goes into the next page's address. The token of a private \
      app is in the environment.
      """,
    host: "https://api.hubapi.com",
    text: """
      hubspot:
        command: [curl, -sS, -D, '{headers}', --config, '-', '{url}']
        input: 'header = "Authorization: Bearer {token}"'
        secrets: {token: {env: HUBSPOT_TOKEN}}
        url: https://api.hubapi.com/crm/v3/objects/companies?limit=100&properties=name,industry,createdate,annualrevenue,numberofemployees,lifecyclestage
        pages:
          next: paging.next.after
          url: https://api.hubapi.com/crm/v3/objects/companies?limit=100&properties=name,industry,createdate,annualrevenue,numberofemployees,lifecyclestage&after={page}
        map: hubspot-api
        every: 1h
      """)

  public static let salesforce = SourceExample(
    title: "Salesforce",
    words: """
      Accounts that have changed since the newest that came: {since} in the query is the latest SystemModstamp of all rows. The answer names \
      the next page's address itself. The token is in a file of mode 0600 beside sources.yaml.
      """,
    host: "https://example.my.salesforce.com",
    text: """
      salesforce:
        command: [curl, -sS, -D, '{headers}', --config, '-', '{url}']
        input: 'header = "Authorization: Bearer {token}"'
        secrets: {token: {file: salesforce.token}}
        url: https://example.my.salesforce.com/services/data/v62.0/query?q=SELECT+Id,Name,Type,Industry,AnnualRevenue,NumberOfEmployees,Owner.Name,IsDeleted,CreatedDate,SystemModstamp+FROM+Account+WHERE+SystemModstamp+%3E%3D+{since}
        pages: {next: nextRecordsUrl}
        since: {newest: 'records[].SystemModstamp', first: '2000-01-01T00:00:00Z'}
        map: salesforce-api
        every: 15m
      """)

  public static let zendesk = SourceExample(
    title: "Zendesk",
    words: """
      The organizations, which become customers, while the answer has more; and tickets by the incremental export, whose cursor is kept: the first \
      run begins at start_time, each later one at after_cursor. The token stands behind the agent's address and /token.
      """,
    host: "https://example.zendesk.com",
    text: """
      zendesk-organizations:
        command: [curl, -sS, -D, '{headers}', --config, '-', '{url}']
        input: 'user = "dana@example.com/token:{token}"'
        secrets: {token: {env: ZENDESK_TOKEN}}
        url: https://example.zendesk.com/api/v2/organizations.json?page%5Bsize%5D=100
        pages: {next: links.next, while: meta.has_more}
        map: zendesk-api
        every: 1h
      zendesk-tickets:
        command: [curl, -sS, -D, '{headers}', --config, '-', '{url}']
        input: 'user = "dana@example.com/token:{token}"'
        secrets: {token: {env: ZENDESK_TOKEN}}
        url: https://example.zendesk.com/api/v2/incremental/tickets/cursor.json?start_time=1735689600
        pages: {next: after_url, until: end_of_stream}
        since:
          cursor: after_cursor
          url: https://example.zendesk.com/api/v2/incremental/tickets/cursor.json?cursor={since}
        map: zendesk-api
        every: 5m
      """)

  public static let serviceNow = SourceExample(
    title: "ServiceNow",
    words: """
      Incidents that have changed since the newest that came, a thousand at a time; the next page is in the Link header, which curl writes into \
      the file {headers}.
      """,
    host: "https://example.service-now.com",
    text: """
      servicenow:
        command: [curl, -sS, -D, '{headers}', --config, '-', '{url}']
        input: 'user = "rapport:{password}"'
        secrets: {password: {env: SERVICENOW_PASSWORD}}
        url: https://example.service-now.com/api/now/table/incident?sysparm_display_value=all&sysparm_exclude_reference_link=true&sysparm_limit=1000&sysparm_query=sys_updated_on%3E%3D{since}%5EORDERBYsys_updated_on
        pages: {next: link}
        since: {newest: 'result[].sys_updated_on.value', first: '2000-01-01 00:00:00'}
        map: servicenow-api
        every: 5m
      """)
}
