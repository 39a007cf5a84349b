import { Controller, Get, Module } from '@nestjs/common';

@Controller()
class AppController {
  @Get('/health')
  health(): { status: string } {
    return { status: 'ok' };
  }
}

@Module({ controllers: [AppController] })
export class AppModule {}
