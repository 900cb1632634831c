#pragma once

/* Templates, colours and icons; registered by hand, for a static library drops the constructors that would
   do it. */
void mdg_app_register_resources (void);
