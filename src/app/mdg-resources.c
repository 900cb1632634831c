#define G_LOG_DOMAIN "mdg-app"

#include "mdg-resources.h"

#include "mdg-app-resource.h"
#include "mdg-ui-resource.h"

void
mdg_app_register_resources (void)
{
  mdg_app_register_resource ();
  mdg_ui_register_resource ();
}
