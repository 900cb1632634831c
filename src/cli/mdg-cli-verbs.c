#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli.h"

const MdgCliVerb *const mdg_cli_verbs[] = {
  &mdg_cli_new,
  &mdg_cli_sample,
  NULL,
};
