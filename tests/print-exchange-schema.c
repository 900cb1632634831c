#include "mdg-exchange-schema.h"

#include <string.h>

/* What tools/update-exchange writes: the schema, or with --page its description. */
int
main (int argc,
      char **argv)
{
  gboolean is_page = argc > 1 && strcmp (argv[1], "--page") == 0;
  g_autofree char *text = is_page ? mdg_exchange_schema_new_page () : mdg_exchange_schema_new_xsd ();

  g_print ("%s", text);

  return 0;
}
