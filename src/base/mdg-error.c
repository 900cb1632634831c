#define G_LOG_DOMAIN "mdg-base"

#include "mdg-error.h"

GQuark
mdg_error_quark (void)
{
  return g_quark_from_static_string ("mdg-error");
}
