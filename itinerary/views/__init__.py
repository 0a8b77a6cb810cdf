"""The pages and actions of the itinerary: parse, ask a service, answer."""
